@NullMarked
package org.slackwater.movein.control;

import org.jspecify.annotations.NullMarked;
