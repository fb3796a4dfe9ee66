package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The measure itself is measured, on a bare engine with beans that do nothing. */
class PathCoverageTest {

    /** Stands for the deadlines of a year: always the same day. */
    public static final class OneDay {

        private static final Date DAY = new Date(1_800_000_000_000L);

        public Date of(DelegateExecution execution, String stage) {
            return DAY;
        }

        public Date at(DelegateExecution execution, String stage, String rung) {
            return DAY;
        }
    }

    /** Stands for the chiefs of a joint sheet. */
    public static final class TwoUnits {

        public List<String> of(DelegateExecution execution) {
            return List.of("one", "other");
        }
    }

    private static final List<String> MODELS = List.of("evaluation.bpmn", "remark.bpmn");
    private static final PathCoverage coverage = new PathCoverage();
    private static final ProcessEngine engine = start();

    private static ProcessEngine start() {
        JavaDelegate nothing = execution -> {};
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("coverage");
        configuration.setJdbcUrl("jdbc:h2:mem:coverage");
        configuration.setDatabaseSchemaUpdate("create-drop");
        configuration.setJobExecutorActivate(false);
        configuration.setHistory("none");
        configuration.getProcessEnginePlugins().add(coverage);
        configuration.setBeans(Map.of(
                "deadline", new OneDay(),
                "approvers", new TwoUnits(),
                "chaseDelegate", nothing,
                "reportConclusionDelegate", nothing,
                "reportAnswerDelegate", nothing));
        return configuration.buildProcessEngine();
    }

    @BeforeAll
    static void deploy() throws IOException {
        var deployment = engine.getRepositoryService().createDeployment();
        for (var name : MODELS) {
            deployment.addString(name, Files.readString(Path.of("bpmn", name)));
        }
        deployment.deploy();
    }

    @BeforeEach
    void forget() {
        coverage.reset();
    }

    @AfterEach
    void nobody_is_left_walking() {
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void all_nodes_and_flows_of_a_model_count() {
        for (var name : MODELS) {
            var model = Bpmn.readModelFromFile(Path.of("bpmn", name).toFile());
            List<String> drawn = new ArrayList<>();
            model.getModelElementsByType(FlowElement.class).forEach(element -> drawn.add(element.getId()));
            assertThat(coverage.of(name.replace(".bpmn", "")).uncovered()).containsExactlyInAnyOrderElementsOf(drawn);
        }
    }

    @Test
    void a_return_and_a_timer_not_taken_stay_uncovered() {
        engine.getRuntimeService().startProcessInstanceByKey("remark", Map.of("leadUnit", "one"));
        complete(Map.of());
        complete(Map.of("verdict", "APPROVED"));
        runJobs();

        assertThat(coverage.of("remark").uncovered())
                .contains(
                        "SequenceFlow_AnswerApprovedNo",
                        "BoundaryEvent_AnswerRemarkOverdue",
                        "ServiceTask_ChaseApproveAnswer")
                .doesNotContain("SequenceFlow_AnswerApprovedYes", "EndEvent_RemarkAnswered");
        assertThat(coverage.of("evaluation").covered()).isZero();
    }

    @Test
    void every_way_through_a_sheet_covers_the_whole_model() {
        engine.getRuntimeService().startProcessInstanceByKey("evaluation", Map.of("leadUnit", "one"));
        runJobs();
        complete(Map.of());
        runJobs();
        complete(Map.of("verdict", "RETURNED"));
        complete(Map.of());
        tell("EvaluationWithdrawn");
        complete(Map.of("verdict", ""));
        complete(Map.of("verdict", "APPROVED"));
        tell("ApprovalTakenBack");
        complete(Map.of("verdict", "APPROVED"));
        complete(Map.of("verdict", "APPROVED"));
        runJobs();
        tell("ApprovalTakenBack");
        complete(Map.of("verdict", "APPROVED"));
        complete(Map.of("verdict", "APPROVED"));
        complete(Map.of("verdict", "RETURNED"));
        complete(Map.of());
        complete(Map.of("verdict", "APPROVED"));
        complete(Map.of("verdict", "APPROVED"));
        complete(Map.of("verdict", "CONFIRMED"));
        runJobs();
        engine.getRuntimeService().startProcessInstanceByKey("evaluation", Map.of("leadUnit", "one"));
        tell("EvaluationLapsed");
        runJobs();

        assertThat(coverage.of("evaluation").uncovered()).isEmpty();
        assertThat(coverage.of("evaluation").complete()).isTrue();
        assertThat(coverage.of("evaluation").covered())
                .isEqualTo(coverage.of("evaluation").total());
        assertThat(coverage.summary()).contains("evaluation 61/61\nremark 0/34 without [");

        coverage.reset();
        assertThat(coverage.of("evaluation").covered()).isZero();
    }

    @Test
    void an_unknown_process_is_an_error() {
        assertThatThrownBy(() -> coverage.of("evaluaton")).isInstanceOf(IllegalArgumentException.class);
    }

    private void tell(String message) {
        engine.getRuntimeService()
                .messageEventReceived(
                        message,
                        engine.getRuntimeService()
                                .createExecutionQuery()
                                .messageEventSubscriptionName(message)
                                .singleResult()
                                .getId());
    }

    private void complete(Map<String, Object> variables) {
        var task = engine.getTaskService().createTaskQuery().list().get(0);
        engine.getTaskService().complete(task.getId(), variables);
    }

    private void runJobs() {
        engine.getManagementService().createJobQuery().list().forEach(job -> engine.getManagementService()
                .executeJob(job.getId()));
    }
}
