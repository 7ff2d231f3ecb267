/** How well the product finds planted and known anomalies, beside the bare forest and a rolling z-score. */
@NullMarked
package org.slackwater.benchmark.detection;

import org.jspecify.annotations.NullMarked;
