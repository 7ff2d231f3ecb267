@NullMarked
package org.slackwater.datafeeds.boundary;

import org.jspecify.annotations.NullMarked;
