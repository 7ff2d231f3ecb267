@NullMarked
package org.slackwater.forecasts.control;

import org.jspecify.annotations.NullMarked;
