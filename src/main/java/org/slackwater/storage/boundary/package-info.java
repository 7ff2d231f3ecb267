@NullMarked
package org.slackwater.storage.boundary;

import org.jspecify.annotations.NullMarked;
