package org.meguri.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Disabled;
import org.meguri.MeguriTest;
import org.mockito.Mock;
import org.mockito.Spy;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** The rules for tests: one context, no set of mocks that would need another one, nothing switched off. */
@AnalyzeClasses(packages = "org.meguri", importOptions = ImportOption.OnlyIncludeTests.class)
class TestRulesTest {

    @ArchTest
    static final ArchRule one_context_serves_all_tests = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(MeguriTest.class.getName())
            .should()
            .beAnnotatedWith(SpringBootTest.class)
            .orShould()
            .beAnnotatedWith(WebMvcTest.class)
            .orShould()
            .beAnnotatedWith(DataJpaTest.class)
            .orShould()
            .beAnnotatedWith(ActiveProfiles.class)
            .orShould()
            .beAnnotatedWith(TestPropertySource.class)
            .orShould()
            .beAnnotatedWith(DirtiesContext.class);

    @ArchTest
    static final ArchRule beans_are_not_mocked = noFields()
            .should()
            .beAnnotatedWith(MockitoBean.class)
            .orShould()
            .beAnnotatedWith(MockitoSpyBean.class)
            .orShould()
            .beAnnotatedWith(Mock.class)
            .orShould()
            .beAnnotatedWith(Spy.class);

    @ArchTest
    static final ArchRule no_test_is_switched_off = noClasses().should().beAnnotatedWith(Disabled.class);

    @ArchTest
    static final ArchRule the_house_is_started_by_name =
            classes().that().areAnnotatedWith(MeguriTest.class).should().haveNameMatching(".*(Test|Benchmark|Survey)");
}
