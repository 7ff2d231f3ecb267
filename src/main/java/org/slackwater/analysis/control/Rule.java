package org.slackwater.analysis.control;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.DetectorRule;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.RuleCondition;
import org.slackwater.analysis.entity.RuleScope;

/** A rule of a detector, ready to be asked about values of its series. */
final class Rule {
    private final Exemption exemption;
    private final List<Scope> scope;
    private final List<DoublePredicate> ofActual;
    private final List<DoublePredicate> ofTime;
    private final List<Comparison> ofTypical;

    Rule(DetectorRule rule) {
        exemption = new Exemption(rule.skipResult(), rule.skipModelUpdate());
        scope = rule.scope().stream().map(Scope::new).toList();
        ofActual = only(rule, "actual").map(Rule::test).toList();
        ofTime = only(rule, "time").map(Rule::test).toList();
        ofTypical = Stream.concat(
                        only(rule, "typical").map(c -> new Comparison((actual, typical) -> typical, test(c))),
                        only(rule, "diff_from_typical")
                                .map(c -> new Comparison((actual, typical) -> Math.abs(actual - typical), test(c))))
                .toList();
    }

    private static Stream<RuleCondition> only(DetectorRule rule, String subject) {
        return rule.conditions().stream().filter(each -> each.appliesTo().equals(subject));
    }

    private static DoublePredicate test(RuleCondition condition) {
        double limit = condition.value();
        return switch (condition.operator()) {
            case "gt" -> value -> value > limit;
            case "gte" -> value -> value >= limit;
            case "lt" -> value -> value < limit;
            case "lte" -> value -> value <= limit;
            default -> throw new IllegalArgumentException("unknown operator [" + condition.operator() + "]");
        };
    }

    /** What the rule excepts a value in the bucket from. Before anything is known, nothing is typical. */
    Exemption of(Series series, Member member, long bucketStart, Verdict verdict) {
        boolean holds = scope.stream().allMatch(each -> each.covers(series, member))
                && ofTime.stream().allMatch(test -> test.test(bucketStart / 1000.0))
                && ofActual.stream().allMatch(test -> test.test(verdict.actual()))
                && ofTypical.stream()
                        .allMatch(each -> !series.model().isEmpty()
                                && each.test.test(each.measure.applyAsDouble(verdict.actual(), verdict.typical())));
        return holds ? exemption : Exemption.NONE;
    }

    private record Comparison(DoubleBinaryOperator measure, DoublePredicate test) {}

    private static final class Scope {
        private final RuleScope scope;
        private final ItemPatterns items;

        private Scope(RuleScope scope) {
            this.scope = scope;
            this.items = new ItemPatterns(scope.items());
        }

        private boolean covers(Series series, Member member) {
            return items.match(Objects.requireNonNullElse(valueOf(series, member), "")) == scope.include();
        }

        private @Nullable String valueOf(Series series, Member member) {
            DetectorSpec detector = series.detector().spec();
            if (scope.field().equals(detector.partitionFieldName())) {
                return series.partition();
            }
            if (scope.field().equals(detector.overFieldName())) {
                return member.over();
            }
            return series.by() == null ? member.by() : series.by();
        }
    }
}
