@NullMarked
package org.slackwater.results.entity;

import org.jspecify.annotations.NullMarked;
