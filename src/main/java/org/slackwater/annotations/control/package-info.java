@NullMarked
package org.slackwater.annotations.control;

import org.jspecify.annotations.NullMarked;
