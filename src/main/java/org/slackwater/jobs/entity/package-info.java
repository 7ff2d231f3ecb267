@NullMarked
package org.slackwater.jobs.entity;

import org.jspecify.annotations.NullMarked;
