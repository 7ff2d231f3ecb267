@NullMarked
package org.slackwater.datafeeds.entity;

import org.jspecify.annotations.NullMarked;
