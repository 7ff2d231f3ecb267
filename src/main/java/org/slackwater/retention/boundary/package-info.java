@NullMarked
package org.slackwater.retention.boundary;

import org.jspecify.annotations.NullMarked;
