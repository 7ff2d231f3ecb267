@NullMarked
package org.slackwater;

import org.jspecify.annotations.NullMarked;
