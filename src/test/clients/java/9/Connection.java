import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.ElasticsearchTransport;
import java.io.IOException;

/** The client of version 9, on its own transport. */
record Connection(ElasticsearchTransport transport) implements AutoCloseable {
    static Connection to(String url, String user, String password) {
        return new Connection(
                ElasticsearchClient.of(builder -> builder.host(url).usernameAndPassword(user, password))
                        ._transport());
    }

    /** Of the answer that the client made an error of. */
    static int status(Throwable error) {
        return ((ElasticsearchException) error).status();
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
