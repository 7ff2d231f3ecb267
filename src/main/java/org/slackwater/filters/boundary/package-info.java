@NullMarked
package org.slackwater.filters.boundary;

import org.jspecify.annotations.NullMarked;
