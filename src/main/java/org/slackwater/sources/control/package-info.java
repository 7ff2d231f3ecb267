@NullMarked
package org.slackwater.sources.control;

import org.jspecify.annotations.NullMarked;
