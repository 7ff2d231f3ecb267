@NullMarked
package org.slackwater.movein.boundary;

import org.jspecify.annotations.NullMarked;
