@NullMarked
package org.slackwater.tasks.boundary;

import org.jspecify.annotations.NullMarked;
