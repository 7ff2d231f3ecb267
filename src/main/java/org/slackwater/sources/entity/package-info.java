@NullMarked
package org.slackwater.sources.entity;

import org.jspecify.annotations.NullMarked;
