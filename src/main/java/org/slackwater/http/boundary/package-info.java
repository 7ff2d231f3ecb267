@NullMarked
package org.slackwater.http.boundary;

import org.jspecify.annotations.NullMarked;
