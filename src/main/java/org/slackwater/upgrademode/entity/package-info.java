@NullMarked
package org.slackwater.upgrademode.entity;

import org.jspecify.annotations.NullMarked;
