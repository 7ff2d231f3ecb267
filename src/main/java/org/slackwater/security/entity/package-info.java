@NullMarked
package org.slackwater.security.entity;

import org.jspecify.annotations.NullMarked;
