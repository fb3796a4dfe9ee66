package org.meguri;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meguri.process.PathCoverage;
import org.meguri.process.YearFixture;
import org.meguri.proposal.ProposalFixture;
import org.meguri.rehearsal.SampleTown;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole house, started once for all tests: MockMvc and a real port, an empty town before each test, no jobs and no
 * schedules by themselves, no mail server. H2, or the MySQL server of {@code -Dmeguri.test.database.url=…}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(classes = MeguriApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@Import({
    TownFixture.class,
    YearFixture.class,
    ProposalFixture.class,
    SampleTown.class,
    PathCoverage.InTheContext.class,
    Statements.Ear.class
})
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith(HouseCleaning.class)
public @interface MeguriTest {}
