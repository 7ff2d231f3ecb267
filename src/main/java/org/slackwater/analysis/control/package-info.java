@NullMarked
package org.slackwater.analysis.control;

import org.jspecify.annotations.NullMarked;
