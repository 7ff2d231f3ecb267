@NullMarked
package org.slackwater.categorization.entity;

import org.jspecify.annotations.NullMarked;
