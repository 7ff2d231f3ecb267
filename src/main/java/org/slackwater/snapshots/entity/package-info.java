@NullMarked
package org.slackwater.snapshots.entity;

import org.jspecify.annotations.NullMarked;
