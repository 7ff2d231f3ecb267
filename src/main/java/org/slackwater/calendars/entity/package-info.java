@NullMarked
package org.slackwater.calendars.entity;

import org.jspecify.annotations.NullMarked;
