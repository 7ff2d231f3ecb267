@NullMarked
package org.slackwater.info.control;

import org.jspecify.annotations.NullMarked;
