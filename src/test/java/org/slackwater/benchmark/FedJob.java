package org.slackwater.benchmark;

/** The configuration of a job with a datafeed over the table. */
final class FedJob {
    private FedJob() {}

    /** @param detector more of its only detector, with a comma before it */
    static String config(String detector) {
        return """
                {"analysis_config": {"bucket_span": "5m",
                                     "detectors": [{"function": "mean", "field_name": "v"%s}]},
                 "data_description": {"time_field": "ts"},
                 "datafeed_config": {"indices": ["%s"], "scroll_size": %d}}"""
                .formatted(detector, SourceTable.NAME, SourceTable.FETCH_SIZE);
    }
}
