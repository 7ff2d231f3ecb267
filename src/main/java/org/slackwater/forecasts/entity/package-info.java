@NullMarked
package org.slackwater.forecasts.entity;

import org.jspecify.annotations.NullMarked;
