/** The REST API from outside: the whole WAR in its server, and what callers may rely on. */
@NullMarked
package org.slackwater.api;

import org.jspecify.annotations.NullMarked;
