@NullMarked
package org.slackwater.storage.control;

import org.jspecify.annotations.NullMarked;
