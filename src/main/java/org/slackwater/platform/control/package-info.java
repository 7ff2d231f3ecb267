@NullMarked
package org.slackwater.platform.control;

import org.jspecify.annotations.NullMarked;
