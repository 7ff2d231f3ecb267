@NullMarked
package org.slackwater.info.boundary;

import org.jspecify.annotations.NullMarked;
