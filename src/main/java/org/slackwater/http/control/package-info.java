@NullMarked
package org.slackwater.http.control;

import org.jspecify.annotations.NullMarked;
