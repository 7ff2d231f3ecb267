@NullMarked
package org.slackwater.results.boundary;

import org.jspecify.annotations.NullMarked;
