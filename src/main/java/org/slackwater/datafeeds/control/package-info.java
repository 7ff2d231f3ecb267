@NullMarked
package org.slackwater.datafeeds.control;

import org.jspecify.annotations.NullMarked;
