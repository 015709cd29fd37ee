package org.plenary.platform.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/// The rules that keep the house clean, for one ArchUnit test in each module:
/// `@ArchTest static final ArchTests rules = ArchTests.in(HouseRules.class);`
public final class HouseRules {

    private static final String NAMES_WE_DO_WITHOUT = ".*(Service|Manager|Helper|Utils?|Impl|Dto|DTO)";

    @ArchTest
    static final ArchRule packagesAreNotLayersOrDrawers = noClasses()
            .should()
            .resideInAnyPackage("..common..", "..util..", "..utils..", "..dto..", "..helper..", "..entities..")
            .as("no package is a layer or a drawer");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses().should().haveNameMatching(NAMES_WE_DO_WITHOUT);

    @ArchTest
    static final ArchRule recordsWithRulesKnowOnlyJava = classes()
            .that(areDomainRecords())
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "org.plenary.platform.chain..")
                    .or(resideInAPackage("org.plenary..").and(notPlatform())))
            .allowEmptyShould(true)
            .as("records with rules know nothing but Java, each other and the chain they are links of");

    @ArchTest
    static final ArchRule nothingDependsOnEdges =
            noClasses().should(dependOnTheEdgeOfAnother()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule generatedTypesStayAtTheContracts = noClasses()
            .that(new DescribedPredicate<>("are neither …Grpc, …Events nor …Projection") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getPackageName().startsWith("org.plenary")
                            && !type.getPackageName().startsWith("org.plenary.proto")
                            && !outermost(type).getSimpleName().matches(".*(Grpc|Events|Projection)");
                }
            })
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.plenary.proto..")
            .allowEmptyShould(true);

    /// Otherwise an answer takes any form that is asked for, `toString()` for the worst.
    @ArchTest
    static final ArchRule resourcesSayWhatTheyProduce = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Produces")
            .allowEmptyShould(true)
            .as("a resource says what it produces");

    @ArchTest
    static final ArchRule sqlStaysInStores = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .or()
            .haveSimpleNameEndingWith("Grpc")
            .or()
            .haveSimpleNameEndingWith("Events")
            .or()
            .haveSimpleNameEndingWith("Config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..sqlclient..", "io.vertx..pgclient..", "java.sql..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule roomsDoNotGoInCircles =
            slices().matching("org.plenary.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyRoomTellsItsStory = classes()
            .that()
            .resideInAPackage("org.plenary..")
            .and()
            .resideOutsideOfPackage("org.plenary.proto..")
            .should(liveInANullMarkedPackage());

    private HouseRules() {}

    private static DescribedPredicate<JavaClass> areDomainRecords() {
        return new DescribedPredicate<>("are top-level records of the domain") {
            @Override
            public boolean test(JavaClass type) {
                return type.isRecord()
                        && !type.isNestedClass()
                        && type.getModifiers().contains(JavaModifier.FINAL)
                        && notPlatform().test(type);
            }
        };
    }

    private static DescribedPredicate<JavaClass> notPlatform() {
        return new DescribedPredicate<>("are not of the platform") {
            @Override
            public boolean test(JavaClass type) {
                return !type.getPackageName().startsWith("org.plenary.platform");
            }
        };
    }

    private static ArchCondition<JavaClass> dependOnTheEdgeOfAnother() {
        return new ArchCondition<>("depend on the edge of another class") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var target = outermost(dependency.getTargetClass());
                    var edge = target.getPackageName().startsWith("org.plenary")
                            && !target.getPackageName().startsWith("org.plenary.proto")
                            && isEdge(target)
                            && !target.equals(outermost(type));
                    if (edge) {
                        events.add(SimpleConditionEvent.satisfied(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /// A `…Grpc` that asks another service is no edge: stores may use it. One that answers is.
    private static boolean isEdge(JavaClass type) {
        return type.getSimpleName().matches(".*(Resource|Projection)")
                || type.isAnnotatedWith("io.quarkus.grpc.GrpcService");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var told = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, told, type.getPackageName() + " has no package-info"));
            }
        };
    }
}
