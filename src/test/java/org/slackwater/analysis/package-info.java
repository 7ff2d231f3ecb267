@NullMarked
package org.slackwater.analysis;

import org.jspecify.annotations.NullMarked;
