/** The first command of the README: the product at work on real data, told in a terminal. */
@NullMarked
package org.slackwater.demo;

import org.jspecify.annotations.NullMarked;
