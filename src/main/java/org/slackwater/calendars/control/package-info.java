@NullMarked
package org.slackwater.calendars.control;

import org.jspecify.annotations.NullMarked;
