@NullMarked
package org.slackwater.movein.entity;

import org.jspecify.annotations.NullMarked;
