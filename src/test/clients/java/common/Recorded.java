import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.Endpoint;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;

/** A transport that notes which endpoints were called, by the client's own names for them. */
record Recorded(ElasticsearchTransport transport, Set<String> endpoints) {
    static Recorded of(ElasticsearchTransport transport) {
        Set<String> endpoints = new TreeSet<>();
        Object recording = Proxy.newProxyInstance(
                Recorded.class.getClassLoader(),
                new Class<?>[] {ElasticsearchTransport.class},
                (proxy, method, arguments) -> {
                    if (arguments != null) {
                        for (Object argument : arguments) {
                            if (argument instanceof Endpoint<?, ?, ?> endpoint) {
                                endpoints.add(endpoint.id().replaceFirst("^es/", ""));
                            }
                        }
                    }
                    try {
                        return method.invoke(transport, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new Recorded((ElasticsearchTransport) recording, endpoints);
    }
}
