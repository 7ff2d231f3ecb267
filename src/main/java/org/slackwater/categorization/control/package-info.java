@NullMarked
package org.slackwater.categorization.control;

import org.jspecify.annotations.NullMarked;
