@NullMarked
package org.slackwater.storage;

import org.jspecify.annotations.NullMarked;
