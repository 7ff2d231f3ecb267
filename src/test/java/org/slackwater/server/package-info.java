/** Whole servers as processes of their own, and what callers do with them. */
@NullMarked
package org.slackwater.server;

import org.jspecify.annotations.NullMarked;
