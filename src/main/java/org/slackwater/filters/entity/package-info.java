@NullMarked
package org.slackwater.filters.entity;

import org.jspecify.annotations.NullMarked;
