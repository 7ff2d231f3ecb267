@NullMarked
package org.slackwater.security.control;

import org.jspecify.annotations.NullMarked;
