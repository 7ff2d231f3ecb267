/** How fast and how small the product is, beside what it stands on. Not part of the tests: run by its own command. */
@NullMarked
package org.slackwater.benchmark;

import org.jspecify.annotations.NullMarked;
