package org.slackwater.server;

import java.util.Map;

/** The sample series of New York's taxis, as a table of a configured source. */
public final class TaxiSource {
    /** Columns: {@code ts} timestamp, {@code passengers} integer. */
    public static final String TABLE = "taxi:NYC_TAXI";

    private TaxiSource() {}

    /** The source as an operator would configure it: a database by its URL, which makes the table at its first use. */
    public static Map<String, String> settings() {
        return Map.of(
                "slackwater.sources.taxi.url",
                "jdbc:h2:mem:taxi;DB_CLOSE_DELAY=-1;INIT=RUNSCRIPT FROM 'server-config/demo/nyc_taxi.sql'");
    }
}
