package org.slackwater.analysis.control;

/** What a value is excepted from: from being an anomaly, from being learnt. */
record Exemption(boolean fromResults, boolean fromLearning) {
    static final Exemption NONE = new Exemption(false, false);

    Exemption and(Exemption other) {
        return new Exemption(fromResults || other.fromResults, fromLearning || other.fromLearning);
    }
}
