@NullMarked
package org.slackwater.calendars.boundary;

import org.jspecify.annotations.NullMarked;
