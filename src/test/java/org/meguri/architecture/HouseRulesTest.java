package org.meguri.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.bePublic;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.AnnotatedElement;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.RequestParam;

/** The rules of the house that a compiler does not know. A rule that finds nothing to check fails. */
@AnalyzeClasses(packages = "org.meguri", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule only_the_process_room_knows_the_engine = noClasses()
            .that()
            .resideOutsideOfPackage("org.meguri.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule queries_of_the_engine_take_values_never_expressions = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "a query of the engine is given an expression",
                    call -> call.getTargetOwner().getPackageName().startsWith("org.camunda")
                            && call.getTargetOwner().getSimpleName().endsWith("Query")
                            && call.getName().endsWith("Expression")));

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(TownClock.class.getName())
            .should()
            .accessTargetWhere(DescribedPredicate.describe("the system's time is read", HouseRulesTest::readsTheTime));

    @ArchTest
    static final ArchRule fields_are_not_injected = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith(Resource.class)
            .orShould()
            .beAnnotatedWith(PersistenceContext.class);

    @ArchTest
    static final ArchRule setters_are_not_injected = noMethods()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith(Resource.class);

    @ArchTest
    static final ArchRule aggregates_stay_in_their_room =
            noClasses().that().areAnnotatedWith(Entity.class).should(bePublic());

    @ArchTest
    static final ArchRule repositories_stay_in_their_room =
            noClasses().that().areAssignableTo(Repository.class).should(bePublic());

    @ArchTest
    static final ArchRule controllers_stay_in_their_room = noClasses()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .or()
            .areMetaAnnotatedWith(ControllerAdvice.class)
            .should(bePublic());

    @ArchTest
    static final ArchRule aggregates_are_never_filled_from_a_request = methods()
            .that()
            .areDeclaredInClassesThat()
            .areMetaAnnotatedWith(Controller.class)
            .should(notHaveParametersThat(annotatedWith(Entity.class).forSubtype(), "are entities"));

    @ArchTest
    static final ArchRule a_parameter_that_may_be_null_may_be_missing = methods()
            .that()
            .areDeclaredInClassesThat()
            .areMetaAnnotatedWith(Controller.class)
            .should(letNullableParametersBeMissing());

    @ArchTest
    static final ArchRule no_program_is_started = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "Runtime.exec is called",
                    call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                            && call.getName().equals("exec")));

    @ArchTest
    static final ArchRule every_package_refuses_null =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

    @ArchTest
    static final ArchRule no_package_says_nothing = noClasses()
            .should()
            .resideInAnyPackage("..impl..", "..util..", "..utils..", "..common..", "..helper..", "..manager..");

    @ArchTest
    static final ArchRule rooms_are_flat = classes().should().resideInAnyPackage("org.meguri", "org.meguri.*");

    @ArchTest
    static final ArchRule an_interface_has_a_reason = classes()
            .that()
            .areInterfaces()
            .and(DescribedPredicate.not(assignableTo(Repository.class)))
            .and()
            .areNotAnnotations()
            .should(notHaveTheirOnlyImplementationInTheSameRoom());

    @ArchTest
    static void every_package_has_a_package_info(JavaClasses house) {
        var described = packages(house.that(DescribedPredicate.describe(
                "are package-info", type -> type.getSimpleName().equals("package-info"))));
        var all = packages(house);
        if (all.isEmpty() || !described.equals(all)) {
            all.removeAll(described);
            throw new AssertionError("Packages without package-info: " + all);
        }
    }

    private static Set<String> packages(Iterable<JavaClass> types) {
        return StreamSupport.stream(types.spliterator(), false)
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var parameters = access.getTarget() instanceof CodeUnitCallTarget call
                ? call.getRawParameterTypes()
                : List.<JavaClass>of();
        var withoutClock = parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return (owner.getPackageName().startsWith("java.time")
                        && access.getName().equals("now")
                        && withoutClock)
                || (owner.isEquivalentTo(Clock.class) && access.getName().startsWith("system"))
                || (owner.isEquivalentTo(System.class) && access.getName().equals("currentTimeMillis"))
                || (owner.isEquivalentTo(Date.class) && access.getName().equals("<init>") && parameters.isEmpty());
    }

    private static ArchCondition<JavaMethod> notHaveParametersThat(
            DescribedPredicate<? super JavaClass> what, String description) {
        return new ArchCondition<>("not have parameters that " + description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var wrong = method.getParameters().stream()
                        .flatMap(parameter -> parameter.getType().getAllInvolvedRawTypes().stream())
                        .anyMatch(what);
                events.add(new SimpleConditionEvent(method, !wrong, method.getFullName()));
            }
        };
    }

    /** Spring does not read a nullness that belongs to the type. */
    private static ArchCondition<JavaMethod> letNullableParametersBeMissing() {
        return new ArchCondition<>("let nullable request parameters be missing") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var wrong = Arrays.stream(method.reflect().getParameters()).anyMatch(parameter -> {
                    var request = ((AnnotatedElement) parameter).getAnnotation(RequestParam.class);
                    return request != null
                            && request.required()
                            && parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
                });
                events.add(new SimpleConditionEvent(method, !wrong, method.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaClass> notHaveTheirOnlyImplementationInTheSameRoom() {
        return new ArchCondition<>("not have their only implementation in the same room") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var implementations = type.getAllSubclasses();
                var pointless = implementations.size() == 1
                        && resideInAPackage(type.getPackageName())
                                .test(implementations.iterator().next())
                        && !implementations.iterator().next().isAnonymousClass();
                events.add(new SimpleConditionEvent(
                        type, !pointless, type.getFullName() + " has one implementation, in its own room"));
            }
        };
    }
}
