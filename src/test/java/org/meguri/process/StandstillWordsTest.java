package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meguri.operation.Cause;
import org.meguri.operation.Work;

/** What stands still is told in words that a town hall understands. */
class StandstillWordsTest {

    @Test
    void every_job_of_the_models_is_work_that_the_house_can_name() throws Exception {
        var jobs = new ArrayList<String>();
        try (var models = Files.list(Path.of("bpmn"))) {
            for (var model :
                    models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
                var read = Bpmn.readModelFromFile(model.toFile());
                read.getModelElementsByType(FlowNode.class).stream()
                        .filter(node -> node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter())
                        .forEach(node -> jobs.add(node.getId()));
                read.getModelElementsByType(BoundaryEvent.class).stream()
                        .filter(event ->
                                event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                        .forEach(event -> jobs.add(event.getId()));
            }
        }
        assertThat(jobs).hasSizeGreaterThan(30).contains("ServiceTask_ReportConclusion");
        assertThat(jobs)
                .allSatisfy(job ->
                        assertThat(CamundaStandstillDesk.work(job)).as(job).isNotEqualTo(Work.OTHER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DATABASE_AWAY       | CommunicationsException             | org.springframework.transaction.CannotCreateTransactionException: x\\nCaused by: com.mysql.cj.jdbc.exceptions.CommunicationsException: y
                    CHANGED_MEANWHILE   | ObjectOptimisticLockingFailureException | org.springframework.orm.ObjectOptimisticLockingFailureException: x\\n\\tat a.B.c(B.java:1)
                    SCHEDULE_INCOMPLETE | IllegalStateException               | java.lang.IllegalStateException: The rung table has no row\\n\\tat org.meguri.process.Deadline.at(Deadline.java:1)
                    UNEXPECTED          | NullPointerException                | org.camunda.bpm.engine.ProcessEngineException: 昨年の文\\nCaused by: java.lang.NullPointerException
                    UNEXPECTED          |                                     | 何もない
                    """)
    void a_cause_is_read_off_the_failure_and_never_its_words(Cause cause, String kind, String trace) {
        var text = trace.replace("\\n", "\n").replace("\\t", "\t");
        assertThat(CamundaStandstillDesk.cause(text)).isEqualTo(cause);
        assertThat(CamundaStandstillDesk.kind(text)).isEqualTo(kind == null ? "" : kind);
    }
}
