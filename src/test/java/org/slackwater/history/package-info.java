/**
 * Histories: a real cluster under faults, everything that happened written down, and a checker that decides by it alone
 * whether the promises of upgrade mode were kept. docs/reliability.md.
 */
@NullMarked
package org.slackwater.history;

import org.jspecify.annotations.NullMarked;
