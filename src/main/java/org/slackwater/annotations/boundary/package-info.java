@NullMarked
package org.slackwater.annotations.boundary;

import org.jspecify.annotations.NullMarked;
