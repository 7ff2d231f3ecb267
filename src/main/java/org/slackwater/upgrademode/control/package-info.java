@NullMarked
package org.slackwater.upgrademode.control;

import org.jspecify.annotations.NullMarked;
