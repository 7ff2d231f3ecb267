@NullMarked
package org.slackwater.tasks.entity;

import org.jspecify.annotations.NullMarked;
