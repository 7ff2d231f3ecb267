package org.slackwater.filters.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.filters.entity.Filter;
import org.slackwater.filters.entity.FilterConfig;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;
import org.slackwater.jobs.control.JobIds;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.jobs.control.RuleChanges;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Makes, changes, shows and removes filters. Changes follow one another, since each passes the gate. */
@ApplicationScoped
@Transactional
public class FilterConfiguration {
    static final int MOST_ITEMS = 10_000;

    /** @param count how many there are, whatever the page shows of them */
    @Schema(name = "Filters")
    public record Found(long count, List<FilterConfig> filters) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    UpgradeGate gate;

    @Inject
    Filters filters;

    @Inject
    Jobs jobs;

    @Inject
    RuleChanges changes;

    @Inject
    Bodies bodies;

    public FilterConfig create(String filterId, FilterBody body) {
        gate.pass();
        JobIds.check("filter_id", filterId);
        if (body.filterId() != null && !body.filterId().equals(filterId)) {
            throw ApiException.illegalArgument(
                    "Inconsistent filter_id; [" + filterId + "] in the path, [" + body.filterId() + "] in the body");
        }
        if (filters.find(filterId).isPresent()) {
            throw ApiException.alreadyExists("A filter with id [" + filterId + "] already exists");
        }
        FilterConfig config = config(filterId, Objects.requireNonNullElse(body.description(), ""), or(body.items()));
        entities.persist(new Filter(filterId, bodies.write(config)));
        return config;
    }

    public FilterConfig update(String filterId, FilterUpdate update) {
        gate.pass();
        Filter filter = filters.get(filterId);
        FilterConfig before = filters.config(filter);
        TreeSet<String> items = new TreeSet<>(before.items());
        items.addAll(or(update.addItems()));
        for (String item : or(update.removeItems())) {
            if (!items.remove(item)) {
                throw ApiException.illegalArgument(
                        "Cannot remove item [" + item + "] as it is not present in filter [" + filterId + "]");
            }
        }
        FilterConfig after =
                config(filterId, Objects.requireNonNullElse(update.description(), before.description()), items);
        filter.reconfigure(bodies.write(after));
        changes.noted();
        return after;
    }

    /** A page of the filters of the expression, sorted by id. */
    public Found show(String expression, Page page) {
        List<String> ids = filters.resolve(expression);
        return new Found(
                ids.size(),
                ids.stream()
                        .skip(page.from())
                        .limit(page.size())
                        .map(filters::get)
                        .map(filters::config)
                        .toList());
    }

    /** @throws ApiException 409 while the rule of a job refers to it */
    public void remove(String filterId) {
        gate.pass();
        Filter filter = filters.get(filterId);
        List<String> users = jobs.withFilter(filterId);
        if (!users.isEmpty()) {
            throw ApiException.conflict("Cannot delete filter [" + filterId + "] currently used by jobs " + users);
        }
        entities.remove(filter);
    }

    private static FilterConfig config(String filterId, String description, Collection<String> items) {
        TreeSet<String> sorted = new TreeSet<>(items);
        if (sorted.size() > MOST_ITEMS) {
            throw ApiException.illegalArgument("[items] of filter [" + filterId + "] may be at most " + MOST_ITEMS
                    + ", there are " + sorted.size());
        }
        return new FilterConfig(filterId, description, List.copyOf(sorted));
    }

    private static List<String> or(@Nullable List<String> items) {
        return items == null ? List.of() : items;
    }
}
