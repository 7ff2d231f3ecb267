package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.DetectorRule;
import org.slackwater.analysis.entity.PlotTerms;
import org.slackwater.analysis.entity.RuleCondition;
import org.slackwater.analysis.entity.RuleScope;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.DetectionRule;
import org.slackwater.jobs.entity.Detector;
import org.slackwater.jobs.entity.JobConfig;
import org.slackwater.jobs.entity.ModelPlotConfig;

/** The rules of jobs as they are configured now, with what they refer to, and what is to be plotted. */
@ApplicationScoped
@Transactional
class JobRules {
    @Inject
    Jobs jobs;

    @Inject
    FilterItems filters;

    @Inject
    EventSchedule events;

    /** @param after with the events that end later, epoch milliseconds */
    Rules of(String jobId, long after) {
        JobConfig config = jobs.config(jobId);
        List<Detector> detectors = config.analysisConfig().detectors();
        Map<String, List<String>> items = filters.of(filtersOf(detectors));
        List<DetectorRule> rules = new ArrayList<>();
        for (int i = 0; i < detectors.size(); i++) {
            for (DetectionRule rule : detectors.get(i).rules()) {
                rules.add(of(i, rule, items));
            }
        }
        Set<String> names = new TreeSet<>(config.groupNames());
        names.add(jobId);
        return new Rules(rules, events.of(names, after), plotted(config));
    }

    /** @throws ApiException 400 when a rule refers to a filter that does not exist */
    void requireFilters(List<Detector> detectors) {
        Set<String> wanted = filtersOf(detectors);
        if (!wanted.isEmpty()) {
            Set<String> known = filters.of(wanted).keySet();
            wanted.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw ApiException.illegalArgument(
                        "Invalid detector rule: the filter [" + id + "] in [scope] does not exist");
            });
        }
    }

    static Set<String> filtersOf(List<Detector> detectors) {
        return detectors.stream()
                .flatMap(detector -> detector.rules().stream())
                .flatMap(rule -> rule.scopes().values().stream())
                .map(filter -> Objects.requireNonNull(filter.filterId()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable PlotTerms plotted(JobConfig config) {
        ModelPlotConfig plots = config.modelPlotConfig();
        return plots == null ? null : plots.plotted();
    }

    private static DetectorRule of(int detector, DetectionRule rule, Map<String, List<String>> items) {
        List<RuleScope> scope = new ArrayList<>();
        new TreeMap<>(rule.scopes())
                .forEach((field, filter) -> scope.add(new RuleScope(
                        field,
                        filter.filterType().equals(DetectionRule.FilterRef.INCLUDE),
                        items.getOrDefault(Objects.requireNonNull(filter.filterId()), List.of()))));
        return new DetectorRule(
                detector,
                rule.actions().contains(DetectionRule.SKIP_RESULT),
                rule.actions().contains(DetectionRule.SKIP_MODEL_UPDATE),
                scope,
                rule.conditionList().stream().map(JobRules::condition).toList());
    }

    private static RuleCondition condition(DetectionRule.Condition condition) {
        return new RuleCondition(
                Objects.requireNonNull(condition.appliesTo()),
                Objects.requireNonNull(condition.operator()),
                Objects.requireNonNull(condition.value()));
    }
}
