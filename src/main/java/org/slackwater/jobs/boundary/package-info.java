@NullMarked
package org.slackwater.jobs.boundary;

import org.jspecify.annotations.NullMarked;
