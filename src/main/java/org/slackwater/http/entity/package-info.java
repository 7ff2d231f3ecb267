@NullMarked
package org.slackwater.http.entity;

import org.jspecify.annotations.NullMarked;
