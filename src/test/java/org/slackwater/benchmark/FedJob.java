package org.slackwater.benchmark;

/** The configuration of a job with a datafeed over the table. */
final class FedJob {
    private FedJob() {}

    /** @param detector more of its only detector, with a comma before it */
    static String config(String detector) {
        return config(detector, "");
    }

    /** One that searches hour by hour, and so writes often. */
    static String hourly() {
        return config("", ", \"chunking_config\": {\"mode\": \"manual\", \"time_span\": \"1h\"}");
    }

    private static String config(String detector, String feed) {
        return """
                {"analysis_config": {"bucket_span": "5m",
                                     "detectors": [{"function": "mean", "field_name": "v"%s}]},
                 "data_description": {"time_field": "ts"},
                 "datafeed_config": {"indices": ["%s"], "scroll_size": %d%s}}"""
                .formatted(detector, SourceTable.NAME, SourceTable.FETCH_SIZE, feed);
    }
}
