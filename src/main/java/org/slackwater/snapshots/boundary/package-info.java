@NullMarked
package org.slackwater.snapshots.boundary;

import org.jspecify.annotations.NullMarked;
