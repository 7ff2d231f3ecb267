package org.slackwater.benchmark.detection;

import java.util.List;

/** Something that says of each bucket how unusual it is, having seen those before. */
interface Scorer {
    String name();

    /**
     * The scores of each sample.
     *
     * @param detector what a job of the product would be told to look at; others look at the values of each member
     */
    List<double[]> scores(Look detector, List<Sample> samples);
}
