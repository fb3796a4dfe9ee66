package org.meguri.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.TakeText;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.RegisterItems;
import org.meguri.plan.Responsibility;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One text for two plans: the plan of {@link YearFixture} and the pledges, whose sheet is the longer one. */
@MeguriTest
class WriteOnceTest {

    private static final String PLEDGES =
            """
            code: pledges
            title: 市長公約
            period: {from: 2022, to: 2026}
            item: 公約
            levels:
              - {key: pillar, label: 柱}
            scales:
              - key: progress
                label: 進捗
                choices:
                  - {code: A, label: 達成}
                  - {code: B, label: 達成間近}
                  - {code: C, label: 進行中}
              - key: status
                label: 状況
                choices:
                  - {code: ア, label: 順調}
                  - {code: オ, label: 未実施}
              - key: future
                label: 方向
                choices:
                  - {code: ア, label: 継続}
                  - {code: オ, label: 完了}
            sheet: self-evaluation
            columns:
              - {name: 番号, to: number}
              - {name: 柱, to: level.pillar}
              - {name: 公約名, to: name}
              - {name: 進捗, to: answer.progress, scale: progress}
              - {name: 状況, to: answer.status_text}
              - {name: 担当課, to: units}
            tally: [progress]
            """;

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    RegisterItems register;

    @Autowired
    PlanRegister plans;

    @Autowired
    EditRegister edit;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    WriteEvaluation write;

    @Autowired
    TakeText take;

    @Autowired
    LinkItems link;

    @Autowired
    ProposeLinks propose;

    @Autowired
    ProposedPairs pairs;

    @Autowired
    Members members;

    @Autowired
    MatchFields match;

    @Autowired
    SettleText settle;

    @Autowired
    LinkedSheets linked;

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcTemplate jdbc;

    private EvaluationId project = EvaluationId.create();
    private EvaluationId pledge = EvaluationId.create();

    /** Item 1 of both plans is the same tea shop; the pledge's leading unit is given. */
    private void linked(String pledgeUnit) {
        apart(pledgeUnit);
        link.link(sheet(project).item(), sheet(pledge).item(), town.person("kikaku"));
        matchFields();
    }

    private void apart(String pledgeUnit) {
        var shop = year.item(1, "shoko");
        var cycle = year.handedOut(named(shop, "狭山茶ショップ（金子駅周辺狭山茶アンテナショップの開設）"), year.item(2, "nogyo"));
        var pledges = adopt.adopt(PLEDGES);
        register.register(
                pledges,
                List.of(
                        named(draft(1, pledgeUnit), "狭山茶アンテナショップ開設による販路拡大"),
                        named(draft(2, pledgeUnit), "公認陸上競技場の整備")));
        var second = planCycle.plan(
                new PlanCycle.Command(pledges, new FiscalYear(2025), schedule.propose(YearFixture.OPENING)),
                town.person("kikaku"));
        planCycle.open(second, town.person("kikaku"));
        year.runJobs();
        project = year.sheet(cycle, 1).id();
        pledge = year.sheet(second, 1).id();
    }

    private void matchFields() {
        match.decide(
                planOf(pledge),
                planOf(project),
                fields("status_text", "status_text", "future_text", "future_text", "progress", "result"),
                Map.of("progress", Map.of("A", List.of("◎"), "B", List.of("◎"), "C", List.of("×"))),
                town.person("kikaku"));
    }

    // ---- what is linked -------------------------------------------------------------------------------------------

    @Test
    void alike_names_are_proposed_with_their_reason_and_nothing_is_linked_by_itself() {
        apart("shoko");
        assertThat(propose.propose(town.person("kikaku"))).isEqualTo(1);
        assertThat(members.active()).isEmpty();
        var pair = pairs.findByStateOrderByScoreDescProposedAtAscIdAsc(PairState.PROPOSED)
                .get(0)
                .view();
        assertThat(pair.words()).contains("狭山茶アンテナショップ");
        assertThat(pair.units()).isNotEmpty();

        link.accept(pair.id(), town.person("kikaku"));
        assertThat(members.active()).hasSize(2);
        assertThat(propose.propose(town.person("kikaku"))).isZero();
        refused(HttpStatus.CONFLICT, "linkage.pair.decided", () -> link.accept(pair.id(), town.person("kikaku2")));
    }

    @Test
    void what_has_ended_is_neither_proposed_nor_offered() {
        apart("shoko");
        edit.abolish(sheet(project).item(), new Decision(new FiscalYear(2026), "役目を終えたため。"), town.person("kikaku"));
        assertThat(propose.propose(town.person("kikaku"))).isZero();
        var item = plans.item(sheet(pledge).item());
        assertThat(propose.like(item, 5)).isEmpty();
        assertThat(web.get()
                        .uri("/links/items/" + item.id() + "?q=狭山茶")
                        .with(town.signedIn("kikaku"))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("金子駅周辺");
    }

    @Test
    void a_declined_pair_is_not_proposed_again_but_may_be_linked_by_hand() {
        apart("shoko");
        propose.propose(town.person("kikaku"));
        var pair = pairs.findByStateOrderByScoreDescProposedAtAscIdAsc(PairState.PROPOSED)
                .get(0)
                .view();
        link.decline(pair.id(), "場所が違う。", town.person("kikaku"));
        assertThat(propose.propose(town.person("kikaku"))).isZero();
        assertThat(pairs.findByStateOrderByDecidedAtDescIdAsc(PairState.DECLINED))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.view().decidedBy()).isEqualTo(town.officer("kikaku"));
                    assertThat(one.view().reason()).isEqualTo("場所が違う。");
                });
        link.link(pair.pair().low(), pair.pair().high(), town.person("kikaku"));
        link.link(pair.pair().low(), pair.pair().high(), town.person("kikaku"));
        assertThat(members.active()).hasSize(2);
    }

    @Test
    void an_ended_link_stays_in_the_record_and_shares_nothing_any_more() {
        linked("shoko");
        link.end(sheet(pledge).item(), "計画が終わったため。", town.person("kikaku"));
        assertThat(members.active()).isEmpty();
        assertThat(members.everBeside(sheet(project).item())).hasSize(2).allMatch(member -> !member.active());
        save(project, Map.of("status_text", "開設した。"), "sato");
        assertThat(sheet(pledge).content()).isEmpty();
        refused(
                HttpStatus.CONFLICT,
                "linkage.not-linked",
                () -> link.end(sheet(pledge).item(), "もう一度", town.person("kikaku")));
    }

    @Test
    void a_group_holds_one_item_of_a_plan() {
        linked("shoko");
        var second = plans.items(planOf(pledge)).get(1).id();
        refused(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "linkage.plan-twice",
                () -> link.link(sheet(project).item(), second, town.person("kikaku")));
        refused(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "linkage.same-plan",
                () -> link.link(sheet(pledge).item(), second, town.person("kikaku")));
    }

    @Test
    void only_planning_decides() {
        linked("shoko");
        for (var login : List.of("sato", "shokocho", "bucho", "shicho", "iin", "kanri")) {
            var person = town.person(login);
            refused(HttpStatus.FORBIDDEN, "linkage.planning-only", () -> propose.propose(person));
            refused(
                    HttpStatus.FORBIDDEN,
                    "linkage.planning-only",
                    () -> link.link(sheet(project).item(), sheet(pledge).item(), person));
            refused(
                    HttpStatus.FORBIDDEN,
                    "linkage.planning-only",
                    () -> link.end(sheet(project).item(), "理由", person));
            refused(
                    HttpStatus.FORBIDDEN,
                    "linkage.planning-only",
                    () -> match.decide(planOf(pledge), planOf(project), Map.of(), Map.of(), person));
        }
    }

    // ---- one text ---------------------------------------------------------------------------------------------------

    @Test
    void a_text_written_once_stands_in_both_drafts_with_its_writer() {
        linked("shoko");
        save(project, Map.of("status_text", "駅前に開設した。", "future_text", "続ける。"), "sato");
        assertThat(sheet(pledge).content())
                .containsEntry("status_text", "駅前に開設した。")
                .containsEntry("future_text", "続ける。");
        assertThat(sheet(pledge).writers()).containsExactly(town.officer("sato"));

        save(pledge, with(pledge, "status_text", "駅前に開設し、千人が訪れた。"), "suzuki");
        assertThat(sheet(project).content()).containsEntry("status_text", "駅前に開設し、千人が訪れた。");
    }

    @Test
    void what_is_saved_while_it_is_written_is_shared_too_and_goes_on_being_shared() {
        linked("shoko");
        for (var typed : List.of("", "一度目。", "一度目。二度目。")) {
            var next = typed.isEmpty() ? "一度目。" : typed.equals("一度目。") ? "一度目。二度目。" : "三度目。";
            assertThat(web.post()
                            .uri("/evaluations/" + project + "/draft")
                            .param("revision", Long.toString(sheet(project).revision()))
                            .param("base[values[status_text]]", typed)
                            .param("values[status_text]", next)
                            .with(town.signedIn("sato"))
                            .exchange())
                    .hasStatusOk();
            assertThat(sheet(pledge).content()).containsEntry("status_text", next);
        }
    }

    @Test
    void a_grade_is_carried_only_where_its_meaning_is_decided() {
        linked("shoko");
        save(pledge, Map.of("future_choice", "オ"), "sato");
        assertThat(sheet(project).content()).isEmpty();
        save(pledge, Map.of("progress", "A"), "sato");
        assertThat(sheet(project).content()).containsEntry("result", "◎");
        // Two grades of the pledges mean ◎: which of them it is, nobody can say.
        save(pledge, Map.of(), "sato");
        save(project, Map.of("result", "◎"), "sato");
        assertThat(sheet(pledge).content()).doesNotContainKey("progress");
    }

    @Test
    void what_somebody_else_typed_is_never_replaced_but_shown() {
        linked("shoko");
        link.end(sheet(pledge).item(), "試し", town.person("kikaku"));
        save(pledge, Map.of("status_text", "公約としての文。"), "suzuki");
        link.link(sheet(project).item(), sheet(pledge).item(), town.person("kikaku"));
        save(project, Map.of("status_text", "事業としての文。"), "sato");
        assertThat(sheet(pledge).content()).containsEntry("status_text", "公約としての文。");
        assertThat(linked.contradictions(new FiscalYear(2025))).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(State.DIFFERENT);
            assertThat(one.open()).isTrue();
        });

        settle.use(pledge, "status_text", revision(pledge), project, revision(project), town.person("suzuki"));
        assertThat(sheet(pledge).content()).containsEntry("status_text", "事業としての文。");
        assertThat(linked.contradictions(new FiscalYear(2025))).isEmpty();
    }

    @Test
    void a_variant_neither_takes_nor_gives_until_it_ends() {
        linked("shoko");
        save(project, Map.of("status_text", "共通の文。"), "sato");
        settle.apart(pledge, "status_text", town.person("sato"));
        settle.apart(pledge, "status_text", town.person("sato"));
        save(pledge, with(pledge, "status_text", "公約だけの文。"), "sato");
        assertThat(sheet(project).content()).containsEntry("status_text", "共通の文。");
        save(project, Map.of("status_text", "改めた共通の文。"), "sato");
        assertThat(sheet(pledge).content()).containsEntry("status_text", "公約だけの文。");
        assertThat(linked.contradictions(new FiscalYear(2025))).isEmpty();

        settle.together(pledge, "status_text", town.person("sato"));
        assertThat(sheet(pledge).content()).containsEntry("status_text", "公約だけの文。");
        assertThat(linked.contradictions(new FiscalYear(2025))).hasSize(1);
        settle.use(pledge, "status_text", revision(pledge), project, revision(project), town.person("sato"));
        save(project, Map.of("status_text", "また共通。"), "sato");
        assertThat(sheet(pledge).content()).containsEntry("status_text", "また共通。");
    }

    @Test
    void a_submitted_and_an_approved_sheet_are_never_changed_and_the_difference_is_listed() {
        linked("shoko");
        save(project, Map.of("status_text", "はじめの文。"), "sato");
        year.submit(project, YearFixture.ANSWERS, "sato");
        var handedIn = sheet(project).content();
        save(pledge, with(pledge, "status_text", "あとで改めた文。"), "sato");
        assertThat(sheet(project).content()).isEqualTo(handedIn);
        assertThat(linked.contradictions(new FiscalYear(2025)))
                .anyMatch(one ->
                        one.state() == State.DIFFERENT && one.ownField().key().equals("status_text"));
        refused(
                HttpStatus.CONFLICT,
                "linkage.no-draft",
                () -> settle.use(
                        project, "status_text", revision(project), pledge, revision(pledge), town.person("sato")));

        year.approve(project, "shoko", "shokocho");
        save(pledge, with(pledge, "status_text", "さらに改めた文。"), "sato");
        assertThat(sheet(project).status()).isEqualTo(Status.APPROVED);
        assertThat(sheet(project).content()).isEqualTo(handedIn);
        refused(
                HttpStatus.CONFLICT,
                "evaluation.not-a-draft",
                () -> take.take(project, revision(project), Map.of("status_text", "直接"), town.person("sato")));
    }

    @Test
    void a_sheet_of_another_unit_keeps_its_text() {
        linked("nogyo");
        save(project, Map.of("status_text", "商工の文。"), "sato");
        assertThat(sheet(pledge).content()).isEmpty();
        refused(
                HttpStatus.NOT_FOUND,
                "evaluation.unknown",
                () -> settle.use(
                        pledge, "status_text", revision(pledge), project, revision(project), town.person("sato")));
        refused(
                HttpStatus.NOT_FOUND,
                "evaluation.unknown",
                () -> settle.apart(pledge, "status_text", town.person("sato")));
        refused(
                HttpStatus.NOT_FOUND,
                "evaluation.unknown",
                () -> take.take(pledge, revision(pledge), Map.of("status_text", "直接"), town.person("sato")));
    }

    @Test
    void a_text_that_does_not_fit_is_not_cut_and_the_sheet_keeps_its_own() {
        linked("shoko");
        jdbc.update("update cycle set sheet = replace(sheet, '\"maxLength\": 1000', '\"maxLength\": 10')"
                + " where title like '産業振興計画%'");
        save(pledge, Map.of("status_text", "短い文。"), "sato");
        save(pledge, with(pledge, "status_text", "十字に収まらない長い文である。"), "sato");
        assertThat(sheet(project).content()).containsEntry("status_text", "短い文。");
        assertThat(linked.apart(sheet(project), "status_text")).contains(Variant.Kind.DOES_NOT_FIT);
        save(pledge, with(pledge, "status_text", "また短い文。"), "sato");
        assertThat(sheet(project).content()).containsEntry("status_text", "短い文。");
        var revisions = new long[] {revision(project), revision(pledge)};
        settle.use(project, "status_text", revisions[0], pledge, revisions[1], town.person("sato"));
        assertThat(sheet(project).content()).containsEntry("status_text", "また短い文。");
        assertThat(linked.fieldsApart(sheet(project))).isEmpty();
    }

    @Test
    void whoever_had_the_linked_sheet_open_is_told_that_it_has_changed() {
        linked("shoko");
        var open = revision(pledge);
        save(project, Map.of("status_text", "共通の文。"), "sato");
        refused(
                HttpStatus.CONFLICT,
                "evaluation.written-meanwhile",
                () -> write.save(
                        new WriteEvaluation.Command(pledge, open, Map.of("status_text", "古い画面から"), Map.of()),
                        town.person("suzuki")));
        refused(
                HttpStatus.CONFLICT,
                "linkage.changed-meanwhile",
                () -> settle.use(pledge, "status_text", open, project, revision(project), town.person("suzuki")));
        assertThat(sheet(pledge).content()).containsEntry("status_text", "共通の文。");
    }

    @Test
    void of_two_who_write_the_two_sheets_at_once_one_is_told_and_both_sheets_say_the_same() throws Exception {
        linked("shoko");
        var together = new CyclicBarrier(2);
        var outcomes = Stream.of(Map.entry(project, "sato"), Map.entry(pledge, "suzuki"))
                .map(one -> {
                    var writer = town.person(one.getValue());
                    var command = new WriteEvaluation.Command(
                            one.getKey(),
                            revision(one.getKey()),
                            Map.of("status_text", one.getValue() + "の文。"),
                            Map.of());
                    return CompletableFuture.supplyAsync(() -> {
                        try {
                            together.await();
                            write.save(command, writer);
                            return "";
                        } catch (Refusal refusal) {
                            return refusal.key();
                        } catch (InterruptedException | BrokenBarrierException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                })
                .toList();
        assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                .containsExactlyInAnyOrder("", "evaluation.written-meanwhile");
        assertThat(sheet(project).content()).isEqualTo(sheet(pledge).content()).isNotEmpty();
    }

    @Test
    void a_refused_submission_changes_no_linked_sheet_either() {
        linked("shoko");
        assertThatThrownBy(() -> write.submit(
                        new WriteEvaluation.Command(
                                project, revision(project), Map.of("status_text", "評価がない。"), Map.of()),
                        town.person("sato")))
                .isInstanceOf(Refusal.class);
        assertThat(sheet(project).content()).isEmpty();
        assertThat(sheet(pledge).content()).isEmpty();
    }

    @Test
    void grades_that_do_not_mean_the_same_are_listed_until_somebody_says_why() {
        linked("shoko");
        save(pledge, Map.of("progress", "A"), "sato");
        save(project, Map.of("result", "×"), "sato");
        assertThat(linked.contradictions(new FiscalYear(2025))).singleElement().satisfies(one -> assertThat(one.state())
                .isEqualTo(State.CONTRADICTS));
        refused(
                HttpStatus.NOT_FOUND,
                "evaluation.unknown",
                () -> settle.explain(pledge, "progress", project, "わけ", town.person("tanaka")));
        settle.explain(pledge, "progress", project, "数え方が違うため。", town.person("kikaku"));
        assertThat(linked.contradictions(new FiscalYear(2025))).singleElement().satisfies(one -> {
            assertThat(one.open()).isFalse();
            assertThat(one.explained()).isEqualTo("数え方が違うため。");
        });
        save(pledge, Map.of("progress", "B"), "sato");
        assertThat(linked.contradictions(new FiscalYear(2025))).singleElement().satisfies(one -> assertThat(one.open())
                .isTrue());
    }

    // ---- pages ------------------------------------------------------------------------------------------------------

    @Test
    void planning_searches_decides_and_matches_the_fields_in_the_browser() {
        apart("shoko");
        assertThat(web.post().uri("/links/search").with(town.signedIn("kikaku")))
                .hasRedirectedUrl("/links/proposals");
        assertThat(web.get().uri("/links/proposals").with(town.signedIn("kikaku")))
                .hasStatusOk()
                .bodyText()
                .contains("狭山茶アンテナショップ", "同じ取組としてつなぐ")
                .doesNotContain("??");
        var pair = pairs.findByStateOrderByScoreDescProposedAtAscIdAsc(PairState.PROPOSED)
                .get(0)
                .view()
                .id();
        assertThat(web.post()
                        .uri("/links/proposals/" + pair)
                        .param("verdict", "decline")
                        .param("reason", "長".repeat(501))
                        .with(town.signedIn("kikaku")))
                .hasStatus(422)
                .bodyText()
                .contains("長".repeat(501));
        assertThat(web.post()
                        .uri("/links/proposals/" + pair)
                        .param("verdict", "accept")
                        .with(town.signedIn("kikaku")))
                .hasRedirectedUrl("/links/proposals");
        assertThat(web.get().uri("/links").with(town.signedIn("kikaku")))
                .hasStatusOk()
                .bodyText()
                .contains("市長公約", "産業振興計画", "未決定")
                .doesNotContain("??");
        var low = planOf(pledge);
        var high = planOf(project);
        var fields = "/links/fields?low=" + low + "&high=" + high;
        assertThat(web.get().uri(fields).with(town.signedIn("kikaku")))
                .hasStatusOk()
                .bodyText()
                .contains("案です", "同じことを書く項目")
                .doesNotContain("??");
        assertThat(web.post()
                        .uri("/links/fields")
                        .param("low", low.toString())
                        .param("high", high.toString())
                        .param("field[status_text]", "status_text")
                        .param("field[future_text]", "status_text")
                        .with(town.signedIn("kikaku")))
                .hasStatus(422)
                .bodyText()
                .contains("2回選ばれています");
        assertThat(web.post()
                        .uri("/links/fields")
                        .param("low", low.toString())
                        .param("high", high.toString())
                        .param("field[status_text]", "status_text")
                        .param("field[progress]", "result")
                        .param("choice-progress-result[A]", "◎")
                        .param("choice-progress-result[C]", "◎", "×")
                        .with(town.signedIn("kikaku")))
                .hasRedirectedUrl(fields);
        assertThat(match.matches(low, high))
                .contains(new MatchFields.Matched(
                        "progress", "result", Map.of("A", List.of("◎"), "C", List.of("◎", "×"))));
        assertThat(web.get()
                        .uri("/links/items/" + sheet(pledge).item())
                        .param("q", "事業")
                        .with(town.signedIn("kikaku")))
                .hasStatusOk()
                .bodyText()
                .contains("つながっている", "山本優", "狭山茶アンテナショップ")
                .doesNotContain("??");
        assertThat(web.post()
                        .uri("/links/items/" + sheet(pledge).item() + "/end")
                        .param("reason", "")
                        .with(town.signedIn("kikaku")))
                .hasStatus(422);
        assertThat(web.post()
                        .uri("/links/items/" + sheet(pledge).item() + "/end")
                        .param("reason", "計画が終わったため。")
                        .with(town.signedIn("kikaku")))
                .hasRedirectedUrl("/links/items/" + sheet(pledge).item());
    }

    @Test
    void the_writer_sees_on_the_sheet_what_is_common_and_settles_what_is_not() {
        linked("shoko");
        save(pledge, Map.of("progress", "A"), "sato");
        save(project, Map.of("status_text", "共通の文。", "result", "×"), "sato");
        assertThat(web.get().uri("/evaluations/" + pledge).with(town.signedIn("sato")))
                .hasStatusOk()
                .bodyText()
                .contains("ほかの計画と共通の文", "狭山茶ショップ", "の評価票と共通です", "この計画だけ別の文にする", "区分の意味が食い違っています")
                .doesNotContain("??");
        assertThat(web.post()
                        .uri("/links/sheets/" + pledge + "/apart")
                        .param("field", "status_text")
                        .with(town.signedIn("sato")))
                .hasRedirectedUrl("/links/sheets/" + pledge);
        assertThat(web.get().uri("/links/sheets/" + pledge).with(town.signedIn("sato")))
                .hasStatusOk()
                .bodyText()
                .contains("共通の文に戻す", "違う理由")
                .doesNotContain("??");
        assertThat(web.post()
                        .uri("/links/sheets/" + pledge + "/explain")
                        .param("field", "progress")
                        .param("other", project.toString())
                        .param("reason", "")
                        .with(town.signedIn("sato")))
                .hasStatus(422);
        assertThat(web.post()
                        .uri("/links/sheets/" + pledge + "/use")
                        .param("field", "progress")
                        .param("other", project.toString())
                        .param("revision", "0")
                        .param("otherRevision", "0")
                        .with(town.signedIn("sato")))
                .hasStatus(409);
        assertThat(web.get().uri("/links/contradictions?year=2025").with(town.signedIn("kikaku")))
                .hasStatusOk()
                .bodyText()
                .contains("区分の食い違い", "見比べて選ぶ", "A 達成", "× 未実施")
                .doesNotContain("??");
        assertThat(web.post()
                        .uri("/links/sheets/" + pledge + "/explain")
                        .param("field", "progress")
                        .param("other", project.toString())
                        .param("reason", "数え方が違うため。")
                        .with(town.signedIn("kikaku")))
                .hasRedirectedUrl("/links/sheets/" + pledge);
        assertThat(web.get().uri("/links/contradictions?year=2025").with(town.signedIn("kikaku")))
                .bodyText()
                .contains("当てはまる食い違いはありません");
        assertThat(web.get()
                        .uri("/links/contradictions?year=2025&show=explained")
                        .with(town.signedIn("kikaku")))
                .bodyText()
                .contains("数え方が違うため。");
        assertThat(jdbc.queryForList("select action from journal_entry", String.class))
                .contains("ItemsLinked", "FieldsMatched", "TextShared", "VariantChanged", "DifferenceExplained");
        assertThat(web.get().uri("/admin/journal").with(town.signedIn("kikaku")))
                .hasStatusOk()
                .bodyText()
                .contains("同じ取組としてつないだ", "共通の文を反映")
                .doesNotContain("??");
    }

    @Test
    void a_draft_of_another_unit_is_named_but_not_shown() {
        linked("nogyo");
        save(project, Map.of("status_text", "商工の文。"), "sato");
        save(pledge, Map.of("status_text", "農業の下書き。"), "tanaka");
        for (var page :
                List.of("/evaluations/" + project, "/links/sheets/" + project, "/links/contradictions?year=2025")) {
            assertThat(web.get().uri(page).with(town.signedIn("sato")))
                    .hasStatusOk()
                    .bodyText()
                    .contains("狭山茶アンテナショップ開設による販路拡大")
                    .doesNotContain("農業の下書き。", "??");
        }
        assertThat(web.get().uri("/links/sheets/" + pledge).with(town.signedIn("sato")))
                .hasStatus(404);
        assertThat(web.get().uri("/links").with(town.signedIn("iin"))).hasStatus(403);
        assertThat(web.post().uri("/links/search").with(town.signedIn("sato"))).hasStatus(403);
    }

    // ---- helpers ----------------------------------------------------------------------------------------------------

    private ItemDraft draft(int seq, String unit) {
        return new ItemDraft(
                seq,
                Integer.toString(seq),
                "公約" + seq,
                Map.of("pillar", "柱"),
                Map.of(),
                List.of(new Responsibility(town.unit(unit), unit, true)));
    }

    private static ItemDraft named(ItemDraft item, String name) {
        return new ItemDraft(item.seq(), item.number(), name, item.levels(), item.texts(), item.responsibilities());
    }

    private EvaluationView sheet(EvaluationId id) {
        return evaluations.get(id);
    }

    private long revision(EvaluationId id) {
        return sheet(id).revision();
    }

    private PlanId planOf(EvaluationId id) {
        return plans.item(sheet(id).item()).plan();
    }

    private void save(EvaluationId id, Map<String, String> values, String login) {
        write.save(new WriteEvaluation.Command(id, revision(id), values, Map.of()), town.person(login));
    }

    private Map<String, String> with(EvaluationId id, String field, String text) {
        var values = new LinkedHashMap<>(sheet(id).content());
        values.put(field, text);
        return values;
    }

    private static Map<String, String> fields(String... pairs) {
        var fields = new LinkedHashMap<String, String>();
        for (var at = 0; at < pairs.length; at += 2) {
            fields.put(pairs[at], pairs[at + 1]);
        }
        return fields;
    }

    private static void refused(HttpStatus status, String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(Refusal.class))
                .returns(key, Refusal::key)
                .returns(status, Refusal::status);
    }
}
