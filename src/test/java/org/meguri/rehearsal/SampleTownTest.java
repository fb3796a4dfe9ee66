package org.meguri.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.committee.RemarkLookup;
import org.meguri.committee.RemarkStatus;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.indicator.Direction;
import org.meguri.indicator.IndicatorLookup;
import org.meguri.indicator.Pace;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.PlanView;
import org.meguri.proposal.ProposalLookup;
import org.meguri.proposal.ProposalState;
import org.meguri.proposal.ProposalView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever tries the product finds something on every desk. One founding serves all roles: it plays two years. */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class SampleTownTest {

    @Autowired
    private SampleTown sample;

    @Autowired
    private TownFixture town;

    @Autowired
    private MockMvcTester web;

    @Autowired
    private PlanRegister plans;

    @Autowired
    private CycleLookup cycles;

    @Autowired
    private EvaluationLookup evaluations;

    @Autowired
    private IndicatorLookup indicators;

    @Autowired
    private ProposalLookup proposals;

    @Autowired
    private RemarkLookup remarks;

    @Test
    void everybody_in_the_sample_town_finds_something_to_do() {
        sample.found();
        staffFindsWhatWasSentBackAndWhatIsHalfDone();
        otherStaffFindsAnActualToEnterAndAProposalToMend();
        chiefFindsSheetsAnswersAndProposals();
        directorFindsTheDepartment();
        planningFindsTheBoardTheRoundAndTheDraft();
        committeeFindsSheetsAndItsOwnRemarks();
        executiveFindsWhatIsToBeConfirmed();
        administratorFindsTheReorganization();
        citizenFindsLastYear();
    }

    private void staffFindsWhatWasSentBackAndWhatIsHalfDone() {
        assertThat(page("/tasks", "shoko-1")).contains("観光ガイドブックへの掲載", "魅力アップ事業（観光振興）", "キッズアカデミー");
        var returned = sheet("観光ガイドブックへの掲載");
        assertThat(returned.status()).isEqualTo(Status.DRAFT);
        assertThat(returned.round()).isEqualTo(2);
        assertThat(page("/evaluations/" + returned.id(), "shoko-1"))
                .contains("数字の根拠（数えた時期と対象）を書き加えてください。", "13,200人で、見込みに届いていない");
        assertThat(page("/evaluations/" + sheet("魅力アップ事業（観光振興）").id() + "/check", "shoko-1"))
                .as("the grade is the best one, the visitors are behind the line")
                .contains("観光の催しの来場者数", "33,500");
        assertThat(page("/indicators/entry", "shoko-1")).contains("観光案内所の利用者数", "13,200");
        assertThat(page("/proposals/rounds/" + round(), "shoko-1")).contains("週末の仕事見学", "直売所めぐりの地図づくり");
        assertThat(page("/notices", "shoko-1")).contains("観光ガイドブックへの掲載");
        assertThat(page("/links/sheets/" + sheet("空き店舗活用創業支援事業").id(), "shoko-1"))
                .contains("空き店舗活用創業支援の補助の見直し");
    }

    private void otherStaffFindsAnActualToEnterAndAProposalToMend() {
        assertThat(page("/tasks", "nogyo-1")).contains("狭山茶振興事業", "週一日から始める農業体験");
        assertThat(page("/indicators/entry", "nogyo-1")).contains("お茶のいれ方教室の参加者数");
        assertThat(page("/proposals/" + proposal("週一日から始める農業体験").id(), "nogyo-1"))
                .contains("参加した方がその後どうなれば成功といえるのか");
    }

    private void chiefFindsSheetsAnswersAndProposals() {
        assertThat(page("/approvals", "shoko-kacho")).contains("求人情報提供事業", "求人の一覧を見て就職した人の数");
        assertThat(page("/tasks", "shoko-kacho")).contains("春日野部屋との連携事業を活用した誘客事業", "直売所めぐりの地図づくり");
        assertThat(page("/deputies", "shoko-kacho")).contains("商工観光課 担当者B（見本）");
    }

    private void directorFindsTheDepartment() {
        assertThat(page("/proposals/rounds/" + round(), "kankei-bucho")).contains("直売所めぐりの地図づくり");
        assertThat(page("/indicators/plans/" + strategy().id(), "kankei-bucho")).contains("観光の催しの来場者数");
    }

    private void planningFindsTheBoardTheRoundAndTheDraft() {
        assertThat(page("/reviews", "kikaku-1")).contains("創業支援事業", "企画課 計画推進担当B（見本）");
        assertThat(page("/reviews/canned", "kikaku-1")).contains("前の年度と比べて何が変わったのかを書いてください。");
        assertThat(page("/links/contradictions", "kikaku-1")).contains("空き店舗活用創業支援の補助の見直し");
        var proposed = proposals.all(proposals.rounds().get(0).id());
        assertThat(proposed.stream().map(ProposalView::state).distinct())
                .contains(
                        ProposalState.DRAFT,
                        ProposalState.SUBMITTED,
                        ProposalState.APPROVED,
                        ProposalState.ADOPTED,
                        ProposalState.DECLINED);
        assertThat(page("/proposals/" + proposal("雨の日の遊び場").id(), "kikaku-1")).contains("雨の日の遊び場");
        assertThat(plans.items(plans.withCode("sample-next").orElseThrow().id()))
                .singleElement()
                .satisfies(item -> assertThat(item.name()).isEqualTo("空き家の片付けと相談の一体支援"));
        var counted =
                indicators.assess(indicators.ofPlan(strategy().id()), running().year());
        assertThat(counted).hasSizeGreaterThanOrEqualTo(10);
        assertThat(counted.stream().map(one -> one.indicator().direction()).distinct())
                .contains(
                        Direction.INCREASE,
                        Direction.DECREASE,
                        Direction.MAINTAIN,
                        Direction.AT_LEAST,
                        Direction.UNDETERMINED);
        assertThat(counted.stream()
                        .filter(one -> one.pace().standing() == Pace.Standing.BEHIND)
                        .map(one -> one.indicator().name()))
                .containsExactlyInAnyOrder("求人の一覧を見て就職した人の数", "観光の催しの来場者数", "観光案内所の利用者数");
        assertThat(counted.stream()
                        .filter(one -> one.actual() != null && one.actual().settlesOn() != null))
                .as("some are not settled, with a day")
                .hasSize(2);
        assertThat(page("/crosstabs/" + running().id(), "kikaku-1"))
                .contains(running().title());
        assertThat(page("/admin/reorganizations", "kikaku-1")).contains("来年度の組織改編（見本）");
    }

    private void committeeFindsSheetsAndItsOwnRemarks() {
        assertThat(page("/committee", "iin-1")).contains("キッズアカデミー");
        assertThat(remarks.ofCycle(running().id()).stream()
                        .map(one -> one.status())
                        .distinct())
                .contains(RemarkStatus.OPEN, RemarkStatus.ANSWERED, RemarkStatus.CLOSED);
    }

    private void executiveFindsWhatIsToBeConfirmed() {
        assertThat(page("/board", "cho")).contains("行政改革推進計画");
    }

    private void administratorFindsTheReorganization() {
        var list = page("/admin/reorganizations", "admin");
        var link = Pattern.compile("/admin/reorganizations/[0-9a-f-]{36}").matcher(list);
        assertThat(link.find()).isTrue();
        assertThat(page(link.group(), "admin")).contains("こども未来課", "産業観光課");
        assertThat(page(link.group() + "/dry-run", "admin")).contains("こども未来課");
    }

    private void citizenFindsLastYear() {
        assertThat(text("/public", web.get().uri("/public").exchange())).contains("第１期総合戦略");
    }

    private PlanView strategy() {
        return plans.withCode("strategy1-r3").orElseThrow();
    }

    /** The year of the strategy that is in mid-course. */
    private CycleView running() {
        return cycles.all().stream()
                .filter(cycle -> cycle.plan().equals(strategy().id()) && cycle.state() == CycleState.EVALUATION)
                .max(Comparator.comparing(CycleView::year))
                .orElseThrow();
    }

    private EvaluationView sheet(String name) {
        var found = evaluations.all(running().id()).stream()
                .filter(one -> one.heading().contains(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private String round() {
        assertThat(proposals.rounds()).hasSize(1);
        return proposals.rounds().get(0).id().value().toString();
    }

    private ProposalView proposal(String name) {
        return proposals.all(proposals.rounds().get(0).id()).stream()
                .filter(one -> one.heading().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String page(String address, String login) {
        return text(
                address + " for " + login,
                web.get().uri(address).with(town.signedIn(login)).exchange());
    }

    private static String text(String what, MvcTestResult result) {
        assertThat(result).as(what).hasStatusOk();
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
