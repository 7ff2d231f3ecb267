@NullMarked
package org.slackwater.security.boundary;

import org.jspecify.annotations.NullMarked;
