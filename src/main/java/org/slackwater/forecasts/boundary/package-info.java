@NullMarked
package org.slackwater.forecasts.boundary;

import org.jspecify.annotations.NullMarked;
