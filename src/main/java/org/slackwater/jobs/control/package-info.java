@NullMarked
package org.slackwater.jobs.control;

import org.jspecify.annotations.NullMarked;
