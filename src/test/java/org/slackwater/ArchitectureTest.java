package org.slackwater;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.slackwater.info.control.TaskList;
import org.slackwater.jobs.control.WhereTheJobRuns;
import org.slackwater.tasks.control.FencedTransaction;
import org.slackwater.tasks.control.RunningTask;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.upgrademode.control.Action;
import org.slackwater.upgrademode.control.RefusedInUpgradeMode;

/** The shape that the code keeps. */
@AnalyzeClasses(packages = "org.slackwater", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** What every boundary speaks: the API's conventions, who may call, what upgrade mode refuses, what a run must answer. */
    private static final DescribedPredicate<JavaClass> CONVENTIONS = resideInAnyPackage(
                    "org.slackwater.http.control..",
                    "org.slackwater.http.entity..",
                    "org.slackwater.security.control..")
            .or(type(RefusedInUpgradeMode.class))
            .or(type(Action.class))
            .or(type(WhereTheJobRuns.class));

    private static final DescribedPredicate<JavaClass> STORING =
            DescribedPredicate.describe("keep something in the database", type -> type.getFields().stream()
                    .anyMatch(field -> field.getRawType().isEquivalentTo(EntityManager.class)));

    private static final DescribedPredicate<JavaMethod> UNDER_AN_ALLOCATION =
            DescribedPredicate.describe("act under an allocation", method -> method.getRawParameterTypes().stream()
                    .anyMatch(type -> type.isEquivalentTo(Allocation.class)));

    private static final ArchCondition<JavaMethod> GO_THROUGH_THE_FENCE =
            ArchConditions.have(DescribedPredicate.<JavaMethod>describe(
                    "a fenced transaction", method -> method.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTargetOwner().isEquivalentTo(FencedTransaction.class))));

    @ArchTest
    static final ArchRule everyClassIsBoundaryControlOrEntityOfAFeature = classes()
            .should()
            .resideInAnyPackage("org.slackwater.*.boundary", "org.slackwater.*.control", "org.slackwater.*.entity");

    /** All but {@code info}, which is there to show what others have, and would only pass it on. */
    @ArchTest
    static final ArchRule aBoundaryUsesItsOwnFeatureAndTheConventionsOfTheApi = classes()
            .that()
            .resideInAPackage("..boundary..")
            .and()
            .resideOutsideOfPackage("org.slackwater.info..")
            .should(OwnFeature.and(CONVENTIONS));

    @ArchTest
    static final ArchRule nobodyUsesABoundary = noClasses()
            .that()
            .resideOutsideOfPackage("..boundary..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.slackwater.*.boundary..");

    /** Of other features an entity knows values, such as the format of a time, but nothing that is mapped to a table. */
    @ArchTest
    static final ArchRule anEntityUsesNothingButValues = classes()
            .that()
            .resideInAPackage("..entity..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "jakarta.persistence..",
                    "jakarta.json..",
                    "org.jspecify.annotations..",
                    "org.slackwater.*.entity.."))
            .andShould(OwnFeature.and(resideInAPackage("..entity..")
                    .and(DescribedPredicate.not(annotatedWith(Entity.class)))
                    .as("values of others")));

    @ArchTest
    static final ArchRule analysisIsPlainJava = noClasses()
            .that()
            .resideInAnyPackage("org.slackwater.analysis..", "org.slackwater.categorization..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "javax..", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule analysisKnowsOnlyHowMessagesAreCategorised = classes()
            .that()
            .resideInAPackage("org.slackwater.analysis..")
            .should(OwnFeature.and(resideInAPackage("org.slackwater.categorization..")));

    @ArchTest
    static final ArchRule categorizationKnowsNoOtherFeature = classes()
            .that()
            .resideInAPackage("org.slackwater.categorization..")
            .should(OwnFeature.and(DescribedPredicate.<JavaClass>alwaysFalse().as("nothing else")));

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching("org.slackwater.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule upgradeModeKnowsTasksButNotWhatTheyDo = classes()
            .that()
            .resideInAPackage("org.slackwater.upgrademode..")
            .should(OwnFeature.and(resideInAnyPackage(
                    "org.slackwater.tasks..",
                    "org.slackwater.storage..",
                    "org.slackwater.http..",
                    "org.slackwater.security..")));

    @ArchTest
    static final ArchRule tasksKnowNoFeature = classes()
            .that()
            .resideInAPackage("org.slackwater.tasks..")
            .should(OwnFeature.and(resideInAPackage("org.slackwater.http..")));

    @ArchTest
    static final ArchRule onlyTasksMakeAllocations = noClasses()
            .that()
            .resideOutsideOfPackage("org.slackwater.tasks..")
            .should()
            .callConstructor(Allocation.class, org.slackwater.tasks.entity.TaskId.class, long.class);

    /** The list of tasks shows the id as the task's number, and does nothing else with it. */
    @ArchTest
    static final ArchRule onlyTasksLookIntoAllocations = noClasses()
            .that()
            .resideOutsideOfPackage("org.slackwater.tasks..")
            .and()
            .doNotBelongToAnyOf(TaskList.class)
            .should()
            .callMethod(Allocation.class, "id");

    /** A run reaches the database only through its feature's store. */
    @ArchTest
    static final ArchRule aRunOpensNoTransaction = noClasses()
            .that()
            .implement(RunningTask.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.transaction..", "javax.sql..", "java.sql..");

    @ArchTest
    static final ArchRule whatIsWrittenUnderAnAllocationIsFenced = methods()
            .that()
            .areNotPrivate()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("org.slackwater.tasks..")
            .and()
            .areDeclaredInClassesThat(STORING)
            .and(UNDER_AN_ALLOCATION)
            .should(GO_THROUGH_THE_FENCE)
            .andShould()
            .notBeAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule httpKnowsNoFeature = classes()
            .that()
            .resideInAPackage("org.slackwater.http..")
            .should(OwnFeature.and(DescribedPredicate.<JavaClass>alwaysFalse().as("nothing else")));
}
