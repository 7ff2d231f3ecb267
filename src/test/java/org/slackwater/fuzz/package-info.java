/**
 * A fuzzer: makes requests from the document that a running server serves of its API, right ones and neighbours of right
 * ones, and judges every answer, the log and the memory. docs/reliability.md.
 */
@NullMarked
package org.slackwater.fuzz;

import org.jspecify.annotations.NullMarked;
