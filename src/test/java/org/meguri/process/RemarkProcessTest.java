package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.committee.RemarkStatus;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.Stage;
import org.meguri.process.YearFixture.Step;
import org.meguri.task.Inbox;
import org.springframework.beans.factory.annotation.Autowired;

/** A remark of the committee and its answer, through the real model and the real use cases. */
@MeguriTest
@WalksEveryPath("remark")
class RemarkProcessTest {

    @Autowired
    YearFixture year;

    @Autowired
    AnswerRemark answer;

    @Autowired
    RemarkLookup remarks;

    @Autowired
    Inbox inbox;

    @Autowired
    RuntimeService runtime;

    @Test
    void a_remark_is_answered_and_the_answer_approved() {
        var remark = remark();
        var instance = instance(remark);
        process(instance).isWaitingAtExactly("UserTask_AnswerRemark").hasBusinessKey(remark.toString());
        assertThat(tasks(remark)).containsExactly("ANSWER_REMARK SECTION_STAFF");
        assertThat(year.letters("1-1")).containsExactlyInAnyOrder("REMARK 佐藤花子", "REMARK 鈴木一郎");

        answer(remark, 1);
        process(instance).isWaitingAtExactly("UserTask_ApproveAnswer");
        assertThat(tasks(remark)).containsExactly("APPROVE_ANSWER SECTION_CHIEF");

        answer.decide(remark, 1, AnswerVerdict.APPROVED, "", year.person("shokocho"));
        process(instance).isWaitingAtExactly("ServiceTask_ReportAnswer");
        assertThat(tasks(remark)).isEmpty();
        assertThat(remarks.get(remark).status()).isEqualTo(RemarkStatus.CLOSED);

        year.runJobs();
        process(instance).isEnded();
        assertThat(year.cycle(cycle()).state())
                .as("an answer that comes early moves nothing")
                .isEqualTo(CycleState.COMMITTEE);
    }

    @Test
    void the_chief_sends_an_answer_back_and_it_comes_again() {
        var remark = remark();
        var instance = instance(remark);
        answer(remark, 1);
        answer.decide(remark, 1, AnswerVerdict.RETURNED, "時期を書いてください。", year.person("shokocho"));
        process(instance).isWaitingAtExactly("UserTask_AnswerRemark").hasPassed("UserTask_ApproveAnswer");
        assertThat(tasks(remark)).containsExactly("ANSWER_REMARK SECTION_STAFF");
        assertThat(year.letters("1-1")).contains("ANSWER_RETURNED 佐藤花子", "ANSWER_RETURNED 鈴木一郎");

        answer(remark, 2);
        process(instance).isWaitingAtExactly("UserTask_ApproveAnswer");
        answer.decide(remark, 2, AnswerVerdict.APPROVED, "", year.person("shokocho"));
        year.runJobs();
        process(instance).isEnded();
        assertThat(remarks.decisions(remark))
                .extracting("verdict")
                .containsExactly(AnswerVerdict.RETURNED, AnswerVerdict.APPROVED);
    }

    @Test
    void members_may_remark_as_soon_as_a_sheet_is_confirmed_and_others_are_not() {
        var cycle = year.handedOut();
        year.confirmed(year.sheet(cycle, 2).id());
        year.runJobs();
        var remark = year.remark(year.sheet(cycle, 2).id(), "効果が見えません。");
        process(instance(remark)).isWaitingAtExactly("UserTask_AnswerRemark");
        answer.answer(remark, 1, Action.PARTLY, "一部改めます。", year.person("tanaka"));
        answer.decide(remark, 1, AnswerVerdict.APPROVED, "", year.person("nogyocho"));
        year.runJobs();
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.EVALUATION);
    }

    @Test
    void the_writers_of_the_answer_are_chased_rung_by_rung() {
        var remark = remark();
        year.climb(
                cycle(),
                Stage.ANSWER,
                "1-1",
                new Step("REMINDER", -3, List.of("佐藤花子", "鈴木一郎")),
                new Step("OVERDUE", 1, List.of("佐藤花子", "鈴木一郎", "𠮷野桂子")),
                new Step("DIRECTOR", 3, List.of("𠮷野桂子", "渡辺茂")),
                new Step("PLANNING", 5, List.of("渡辺茂", "小林歩", "山本優", "中村光")));
        process(instance(remark)).isWaitingAtExactly("UserTask_AnswerRemark");
    }

    @Test
    void the_chief_is_chased_for_the_answer_rung_by_rung() {
        var remark = remark();
        answer(remark, 1);
        year.climb(
                cycle(),
                Stage.ANSWER_APPROVAL,
                "1-1",
                new Step("REMINDER", -2, List.of("𠮷野桂子")),
                new Step("OVERDUE", 1, List.of("𠮷野桂子")),
                new Step("DIRECTOR", 3, List.of("𠮷野桂子", "渡辺茂")),
                new Step("PLANNING", 5, List.of("渡辺茂", "小林歩", "山本優", "中村光")));
        process(instance(remark)).isWaitingAtExactly("UserTask_ApproveAnswer");
    }

    @Test
    void after_a_long_downtime_only_the_highest_rung_is_told() {
        remark();
        year.moveTo(cycle(), Stage.ANSWER, 4);
        year.runJobs();
        assertThat(year.letters("1-1"))
                .containsExactlyInAnyOrder("REMARK 佐藤花子", "REMARK 鈴木一郎", "DIRECTOR 𠮷野桂子", "DIRECTOR 渡辺茂");
    }

    private RemarkId remark() {
        return year.remark(year.sheet(year.atCommittee(), 1).id(), "効果が見えません。");
    }

    private void answer(RemarkId remark, int round) {
        answer.answer(remark, round, Action.ADOPT, "改めます。", year.person("sato"));
    }

    private CycleId cycle() {
        return CycleId.of(runtime.createProcessInstanceQuery()
                .processDefinitionKey(Vocabulary.CYCLE)
                .singleResult()
                .getBusinessKey());
    }

    private List<String> tasks(RemarkId remark) {
        return inbox.openTasks(remark.value()).stream()
                .map(task -> task.kind() + " " + task.role())
                .toList();
    }

    private ProcessInstance instance(RemarkId remark) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(remark.toString())
                .singleResult();
    }

    private static ProcessInstanceAssert process(ProcessInstance instance) {
        return BpmnAwareTests.assertThat(instance);
    }
}
