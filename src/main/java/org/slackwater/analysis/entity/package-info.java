@NullMarked
package org.slackwater.analysis.entity;

import org.jspecify.annotations.NullMarked;
