package org.slackwater.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** Response times of three airlines every ten minutes, with a rhythm of the day, noise, and now and then an outlier. */
final class Flights {
    static final long START = 1_700_006_400_000L;
    static final long STEP = 600_000;
    private static final List<String> AIRLINES = List.of("AAL", "BAW", "DLH");

    /** One record. */
    record Flight(long time, String airline, double responsetime) {
        String json() {
            return "{\"ts\":" + time + ",\"airline\":\"" + airline + "\",\"responsetime\":" + responsetime + "}\n";
        }
    }

    private final List<Flight> all = new ArrayList<>();

    Flights(int days, long seed) {
        Random random = new Random(seed);
        for (long time = START; time < START + days * 86_400_000L; time += STEP) {
            for (String airline : AIRLINES) {
                double rhythm = 20 * Math.sin(2 * Math.PI * time / 86_400_000.0) + 10 * AIRLINES.indexOf(airline);
                double outlier = random.nextInt(500) == 0 ? 150 : 0;
                all.add(new Flight(time, airline, 100 + rhythm + 3 * random.nextGaussian() + outlier));
            }
        }
    }

    int count() {
        return all.size();
    }

    long end() {
        return all.get(all.size() - 1).time() + STEP;
    }

    /** As many as one post takes, beginning after the time. */
    List<Flight> after(long time, int most) {
        List<Flight> next =
                all.stream().filter(flight -> flight.time() > time).limit(most).toList();
        long last = next.isEmpty() ? time : next.get(next.size() - 1).time();
        // whole times only, so that the newest time taken says what comes next
        return all.stream()
                .filter(flight -> flight.time() > time && flight.time() <= last)
                .toList();
    }

    /**
     * A job with a datafeed of the same name, which searches the table in chunks of the length.
     *
     * @param table in the schema {@code public}
     */
    static String fedJob(String table, String chunk) {
        return """
                {"analysis_config": {"bucket_span": "30m",
                    "detectors": [{"function": "mean", "field_name": "responsetime", "partition_field_name": "airline"}]},
                 "data_description": {"time_field": "ts"},
                 "datafeed_config": {"indices": ["public.%s"], "query_delay": "1s", "frequency": "1s",
                    "chunking_config": {"mode": "manual", "time_span": "%s"}}}"""
                .formatted(table, chunk);
    }

    /** Makes the table {@code flights} in the schema that is the connection's own. */
    void createTable(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table public.flights (ts bigint not null, airline varchar(8), responsetime float8)");
            try (var insert = connection.prepareStatement("insert into public.flights values (?, ?, ?)")) {
                for (Flight flight : all) {
                    insert.setLong(1, flight.time());
                    insert.setString(2, flight.airline());
                    insert.setDouble(3, flight.responsetime());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            statement.execute("create index flights_ts on public.flights (ts)");
        }
    }
}
