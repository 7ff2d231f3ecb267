@NullMarked
package org.slackwater.annotations.entity;

import org.jspecify.annotations.NullMarked;
