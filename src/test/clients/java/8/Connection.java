import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.IOException;
import java.util.Base64;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/** The client of version 8, on the transport that its documentation sets up. */
record Connection(ElasticsearchTransport transport) implements AutoCloseable {
    static Connection to(String url, String user, String password) {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
        RestClient rest = RestClient.builder(HttpHost.create(url))
                .setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "Basic " + credentials)})
                .build();
        return new Connection(new RestClientTransport(rest, new JacksonJsonpMapper()));
    }

    /** Of the answer that the client made an error of: of one of its own for some statuses, of its transport for others. */
    static int status(Throwable error) {
        return error instanceof ResponseException refused
                ? refused.getResponse().getStatusLine().getStatusCode()
                : ((ElasticsearchException) error).status();
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
