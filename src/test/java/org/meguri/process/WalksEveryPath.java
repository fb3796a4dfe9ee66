package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The tests of a class walk every node and every flow of this process, all by themselves. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WalksEveryPath.Measure.class)
@interface WalksEveryPath {

    /** Id of the process. */
    String value();

    /** Forgets what other classes walked, and looks at the end; a run of single tests is only printed. */
    final class Measure implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

        private int run;

        @Override
        public void beforeAll(ExtensionContext test) {
            context(test).getBean(PathCoverage.class).reset();
        }

        @Override
        public void beforeEach(ExtensionContext test) {
            BpmnAwareTests.init(context(test).getBean(ProcessEngine.class));
        }

        @Override
        public void afterEach(ExtensionContext test) {
            if (test.getExecutionException().isEmpty()) {
                run++;
            }
        }

        @Override
        public void afterAll(ExtensionContext test) {
            var type = test.getRequiredTestClass();
            var coverage = context(test)
                    .getBean(PathCoverage.class)
                    .of(type.getAnnotation(WalksEveryPath.class).value());
            System.out.println("Path coverage: " + coverage);
            var all = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .count();
            if (run >= all) {
                assertThat(coverage.uncovered()).isEmpty();
            }
        }

        private static ApplicationContext context(ExtensionContext test) {
            return SpringExtension.getApplicationContext(test);
        }
    }
}
