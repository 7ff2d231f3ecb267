@NullMarked
package org.slackwater.snapshots.control;

import org.jspecify.annotations.NullMarked;
