@NullMarked
package org.slackwater.results.control;

import org.jspecify.annotations.NullMarked;
