@NullMarked
package org.slackwater.retention.control;

import org.jspecify.annotations.NullMarked;
