package org.slackwater.filters.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slackwater.filters.entity.Filter;
import org.slackwater.filters.entity.FilterConfig;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.FilterItems;
import org.slackwater.jobs.control.IdExpression;

/** The filters that there are. */
@ApplicationScoped
public class Filters implements FilterItems {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Bodies bodies;

    Optional<Filter> find(String filterId) {
        // Not every database can be asked for a zero character.
        return filterId.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.ofNullable(entities.find(Filter.class, filterId));
    }

    /** @throws ApiException 404 when there is no such filter */
    Filter get(String filterId) {
        return find(filterId).orElseThrow(() -> unknown(filterId));
    }

    FilterConfig config(Filter filter) {
        byte[] document = filter.config().getBytes(StandardCharsets.UTF_8);
        return bodies.read(new ByteArrayInputStream(document), FilterConfig.class, "filter");
    }

    /**
     * The ids that an expression of ids and wildcards stands for, sorted.
     *
     * @throws ApiException 404 for an id that does not exist
     */
    List<String> resolve(String expression) {
        Map<String, Set<String>> ids = entities.createNamedQuery("Filter.ids", String.class)
                .getResultStream()
                .collect(Collectors.toMap(Function.identity(), id -> Set.of()));
        return IdExpression.resolve(expression, true, ids, Filters::unknown);
    }

    @Override
    public Map<String, List<String>> of(Set<String> filterIds) {
        Map<String, List<String>> items = new TreeMap<>();
        filterIds.forEach(
                id -> find(id).ifPresent(filter -> items.put(id, config(filter).items())));
        return items;
    }

    private static ApiException unknown(String filterId) {
        return ApiException.notFound("No filter with id [" + filterId + "] exists");
    }
}
