@NullMarked
package org.slackwater.tasks.control;

import org.jspecify.annotations.NullMarked;
