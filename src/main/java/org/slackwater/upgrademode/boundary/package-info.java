@NullMarked
package org.slackwater.upgrademode.boundary;

import org.jspecify.annotations.NullMarked;
