package org.slackwater;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Of the application's classes, a class uses those of its own feature, and besides only what is named. */
final class OwnFeature extends ArchCondition<JavaClass> {
    private static final String ROOT = "org.slackwater.";

    private final DescribedPredicate<JavaClass> besides;

    private OwnFeature(DescribedPredicate<JavaClass> besides) {
        super("use nothing but their own feature and " + besides.getDescription());
        this.besides = besides;
    }

    static OwnFeature and(DescribedPredicate<JavaClass> besides) {
        return new OwnFeature(besides);
    }

    @Override
    public void check(JavaClass user, ConditionEvents events) {
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
            JavaClass used = dependency.getTargetClass().getBaseComponentType();
            boolean ours = used.getPackageName().startsWith(ROOT);
            if (ours && !feature(used).equals(feature(user)) && !besides.test(used)) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    /** The first part of the package below the application's. */
    static String feature(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
