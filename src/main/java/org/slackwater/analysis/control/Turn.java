package org.slackwater.analysis.control;

import org.slackwater.analysis.entity.ModelChange;

/** What one model did with the value that it learnt last, beside learning it. */
record Turn(ModelChange.Kind kind, String text) {}
