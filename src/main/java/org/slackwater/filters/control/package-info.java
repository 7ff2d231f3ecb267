@NullMarked
package org.slackwater.filters.control;

import org.jspecify.annotations.NullMarked;
