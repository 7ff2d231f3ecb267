import co.elastic.clients.elasticsearch.ElasticsearchClient;

/**
 * Calls all that the client offers for anomaly detection, and prints the names of the endpoints it called. Ends with a
 * stack trace where an answer is not what it should be. Arguments: address, user, password, and a table of New York's
 * taxis.
 */
public final class Tour {
    private Tour() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = Connection.to(arguments[0], arguments[1], arguments[2])) {
            Recorded recorded = Recorded.of(connection.transport());
            ElasticsearchClient client = new ElasticsearchClient(recorded.transport());
            new AroundTour(client).run();
            new FilterTour(client.ml()).run();
            new JobTour(client.ml()).run();
            new CalendarTour(client.ml()).run();
            new DatafeedTour(client.ml(), arguments[3]).run();
            new ListTour(client).run();
            new SnapshotTour(client.ml()).run();
            new ForecastTour(client.ml()).run();
            new UpgradeModeTour(client).run();
            new RemovalTour(client.ml()).run();
            recorded.endpoints().forEach(System.out::println);
        }
    }
}
