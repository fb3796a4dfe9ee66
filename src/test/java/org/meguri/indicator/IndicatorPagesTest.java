package org.meguri.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Race;
import org.meguri.TownFixture;
import org.meguri.intake.Tables;
import org.meguri.intake.Upload;
import org.meguri.journal.EntryView;
import org.meguri.journal.Journal;
import org.meguri.organization.FollowsReorganization.Succession;
import org.meguri.organization.UnitId;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.RegisterItems;
import org.meguri.plan.Responsibility;
import org.meguri.system.FiscalYear;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@MeguriTest
class IndicatorPagesTest {

    private static final FiscalYear R5 = new FiscalYear(2023);

    private static final String PLAN =
            """
            code: small-kpi
            title: 小さな計画
            period: {from: 2022, to: 2026}
            item: 施策
            levels:
              - {key: goal, label: 基本目標}
            scales:
              - key: result
                label: 評価
                choices:
                  - {code: ◎, label: 計画以上, meaning: 計画を上回った, tone: good}
                  - {code: ×, label: 未実施}
            sheet: reform-evaluation
            columns:
              - {name: 番号, to: number}
              - {name: 目標, to: level.goal}
              - {name: 施策, to: name}
              - {name: 評価, to: answer.result, scale: result}
              - {name: 所管課, to: units}
            tally: [result]
            """;

    @Autowired
    MockMvc pages;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    RegisterItems register;

    @Autowired
    PlanRegister plans;

    @Autowired
    EditRegister edit;

    @Autowired
    IndicatorLookup lookup;

    @Autowired
    ReadIndicators readIndicators;

    @Autowired
    RecordActual recordActual;

    @Autowired
    ArrangeIndicators arrange;

    @Autowired
    IndicatorLife life;

    @Autowired
    IndicatorSuccession succession;

    @Autowired
    Journal journal;

    private PlanId plan = new PlanId(new UUID(0, 0));

    @BeforeEach
    void found() {
        clock.moveTo(Instant.parse("2024-06-10T01:00:00Z"));
        town.found();
        plan = adopt.adopt(PLAN);
        register.register(plan, List.of(item(1, "窓口の見直し", "shoko"), item(2, "道路の見直し", "nogyo")));
    }

    @Test
    void a_table_is_looked_at_decided_on_and_taken_in_once() throws Exception {
        pages.perform(get("/indicators").with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("指標はまだ取り込まれていません")));
        pages.perform(get(intake()).with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("baseline_raw"), containsString("基準値（数値）"))));
        var preview = upload(RealKpis.sample());
        pages.perform(get(preview).with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("→ -12.50"),
                                containsString("種類が書かれていません"),
                                containsString("「年」「年間」の文字から"),
                                containsString("name=\"kind-2\""),
                                not(containsString("name=\"kind-4\"")))));
        assertThat(lookup.ofPlan(plan)).isEmpty();
        assertThat(selected(pages.perform(get(preview).with(town.signedIn("kikaku")))))
                .as("nothing is chosen that nobody has chosen")
                .containsOnly("");
        pages.perform(confirm(preview, 9, 0, 0)
                        .param("kind-2", "CUMULATIVE")
                        .param("decided", "true")
                        .with(town.signedIn("kikaku")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("種類又は方向を選んでいない行があります")));
        assertThat(lookup.ofPlan(plan)).isEmpty();

        pages.perform(confirm(preview, 9, 0, 0).param("kind-2", "CUMULATIVE").with(town.signedIn("kikaku")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(allOf(
                                containsString("はっきりしない点が残っています"),
                                containsString("value=\"CUMULATIVE\" selected=\"selected\""))));
        assertThat(lookup.ofPlan(plan)).isEmpty();
        var proposed = pages.perform(confirm(preview, 9, 0, 0)
                        .param("kind-2", "CUMULATIVE")
                        .param("propose", "true")
                        .with(town.signedIn("kikaku")))
                .andExpect(status().isOk());
        assertThat(selected(proposed)).doesNotContain("").contains("CUMULATIVE");
        assertThat(lookup.ofPlan(plan)).as("proposed is not yet decided").isEmpty();
        pages.perform(decided(confirm(preview, 9, 0, 0), preview)
                        .param("decided", "true")
                        .with(town.signedIn("kikaku")))
                .andExpect(redirectedUrl("/indicators/plans/" + plan));
        var taken = lookup.ofPlan(plan);
        assertThat(taken).hasSize(9);
        assertThat(taken.get(0).kind()).isEqualTo(Kind.CUMULATIVE);
        assertThat(taken.get(6).original()).isEqualTo(taken.get(2).id());
        assertThat(taken.get(2).item()).isNotNull();
        assertThat(lookup.ofItems(List.of(Objects.requireNonNull(taken.get(2).item()))))
                .extracting(IndicatorView::seq)
                .containsExactly(3, 4, 5);
        assertThat(actions()).contains("IndicatorsRead");
        pages.perform(confirm(preview, 9, 0, 0).with(town.signedIn("kikaku"))).andExpect(status().isConflict());

        var again = upload(RealKpis.sample());
        pages.perform(get(again).with(town.signedIn("kikaku")))
                .andExpect(content().string(containsString("前に決めたとおり")));
        pages.perform(confirm(again, 0, 0, 9).param("decided", "true").with(town.signedIn("kikaku")))
                .andExpect(redirectedUrl("/indicators/plans/" + plan));
        assertThat(lookup.ofPlan(plan)).isEqualTo(taken);
    }

    @Test
    void the_citys_own_table_goes_in_and_comes_out_cell_for_cell() throws Exception {
        var file = RealKpis.upload();
        var source = Tables.rows(file);
        takeIn(file);
        assertThat(lookup.ofPlan(plan)).hasSize(28);
        assertThat(IndicatorFiles.rows(lookup.ofPlan(plan))).isEqualTo(source);
        for (var kind : List.of("csv", "xlsx")) {
            var printed = pages.perform(
                            get("/indicators/plans/" + plan + "/table." + kind).with(town.signedIn("sato")))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            var rows = Tables.rows(new Upload("x", printed));
            assertThat(rows).hasSize(29);
            for (var row = 0; row < rows.size(); row++) {
                assertThat(String.join("|", rows.get(row)).replaceAll("\\|*$", ""))
                        .isEqualTo(String.join("|", source.get(row)).replaceAll("\\|*$", ""));
            }
        }
        pages.perform(get("/indicators/plans/" + plan).with(town.signedIn("sato")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("NaN"))));
    }

    @Test
    void a_later_table_changes_what_it_names_and_deletes_nothing() throws Exception {
        takeIn(RealKpis.sample());
        var changed =
                "seq,level,goal_no,policy,indicator,baseline_raw,baseline_year,target_raw,target_year,direction\r\n"
                        + "9,policy,2,道路の見直し,見守りに参加する店,新規,R2,25店,R8,下回らない\r\n";
        var preview = upload(new Upload("x.csv", changed.getBytes(StandardCharsets.UTF_8)));
        pages.perform(get(preview).with(town.signedIn("kikaku")))
                .andExpect(content().string(containsString("8件は、このファイルにありません")));
        pages.perform(confirm(preview, 0, 1, 0, 8).param("decided", "true").with(town.signedIn("kikaku")))
                .andExpect(redirectedUrl("/indicators/plans/" + plan));
        assertThat(lookup.ofPlan(plan)).hasSize(9);
        assertThat(named("見守りに参加する店").direction()).isEqualTo(Direction.AT_LEAST);
        assertThat(named("見守りに参加する店").target().raw()).isEqualTo("25店");
    }

    @Test
    void a_name_that_was_taken_over_means_the_item_that_carries_it_now() {
        var ended = plans.items(plan).get(0);
        var person = town.person("kikaku");
        edit.abolish(ended.id(), new Decision(new FiscalYear(2023), "作り直すため。"), person);
        var successor =
                edit.add(plan, item(9, ended.name(), "shoko"), new Decision(new FiscalYear(2024), "作り直すため。"), person);
        takeIn(RealKpis.sample());
        assertThat(lookup.ofItems(List.of(successor))).isNotEmpty();
        assertThat(lookup.ofItems(List.of(ended.id()))).isEmpty();
    }

    @Test
    void a_wrong_table_changes_nothing_and_says_where() throws Exception {
        var wrong = "指標,基準値,目標値,基準年度\r\n橋,1橋,2橋,いつか\r\n橋,1橋,2橋,R2\r\n<b>,1,2,R2\r\n";
        var preview = upload(new Upload("x.csv", wrong.getBytes(StandardCharsets.UTF_8)));
        pages.perform(get(preview).with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("「いつか」は年度として読めません"),
                                containsString("「橋」が2行目と重なっています"),
                                containsString("&lt;b&gt;"),
                                not(containsString("<b>")),
                                not(containsString(">取り込む<")))));
        pages.perform(confirm(preview, 3, 0, 0).param("decided", "true").with(town.signedIn("kikaku")))
                .andExpect(status().isUnprocessableEntity());
        assertThat(lookup.ofPlan(plan)).isEmpty();
        for (var bad : List.of("a,b\r\n1,2\r\n", "")) {
            pages.perform(multipart(intake())
                            .file(new MockMultipartFile("file", "x.csv", null, bad.getBytes(StandardCharsets.UTF_8)))
                            .with(town.signedIn("kikaku")))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("1件の誤り")));
        }
        pages.perform(multipart(intake()).with(town.signedIn("kikaku"))).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void only_planning_takes_in_and_arranges_and_a_preview_is_ones_own() throws Exception {
        var preview = upload(RealKpis.sample());
        pages.perform(get(preview).with(town.signedIn("kikaku2"))).andExpect(status().isConflict());
        for (var login : List.of("sato", "shokocho", "iin", "kanri")) {
            for (var page : List.of(intake(), base() + "/units", base() + "/yardstick", preview)) {
                pages.perform(get(page).with(town.signedIn(login))).andExpect(status().isForbidden());
                pages.perform(post(page)
                                .param("added", "9")
                                .param("changed", "0")
                                .param("same", "0")
                                .param("missing", "0")
                                .param("tolerance", "5")
                                .param("margin", "5")
                                .with(town.signedIn(login)))
                        .andExpect(status().isForbidden());
            }
        }
        assertThat(lookup.ofPlan(plan)).isEmpty();
    }

    @Test
    void one_press_saves_every_value_of_the_table_and_loses_none_that_is_refused() throws Exception {
        takeIn(RealKpis.sample());
        assign("陥没の件数", "nogyo");
        assign("開庁日数", "nogyo");
        var fine = named("陥没の件数").id();
        var odd = named("開庁日数").id();
        pages.perform(table().param(cell(fine), "9件").param(cell(odd), "約200日").with(town.signedIn("tanaka")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(allOf(
                                containsString("令和５年度の実績を1件保存しました"),
                                containsString("「開庁日数」はまだ保存していません"),
                                containsString("value=\"約200日\""),
                                not(containsString("name=\"" + cell(fine) + "\"")))));
        assertThat(lookup.history(named("陥没の件数"))).hasSize(1);
        assertThat(lookup.history(named("開庁日数"))).isEmpty();

        pages.perform(table().param(cell(odd), " ").with(town.signedIn("tanaka")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("実績値を記入してください")));
        // What is not this person's is not looked at, whatever is sent.
        pages.perform(table().param(cell(odd), "200日").with(town.signedIn("sato")))
                .andExpect(status().isUnprocessableEntity());
        assertThat(lookup.history(named("開庁日数"))).isEmpty();
        pages.perform(table().param(cell(odd), "200日").with(town.signedIn("iin")))
                .andExpect(status().isForbidden());
    }

    @Test
    void the_unit_enters_its_actuals_and_others_read_them() throws Exception {
        takeIn(RealKpis.sample());
        assign("陥没の件数", "nogyo");
        var id = named("陥没の件数").id();
        pages.perform(get("/indicators/entry").with(town.signedIn("tanaka")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("令和５年度"), containsString("陥没の件数"), not(containsString("開庁日数")))));
        pages.perform(get("/indicators/entry").with(town.signedIn("sato")))
                .andExpect(content().string(containsString("担当する指標はありません")));

        for (var login : List.of("sato", "shokocho", "bucho", "iin", "kanri")) {
            pages.perform(actual(id, "9件").with(town.signedIn(login))).andExpect(status().isForbidden());
            pages.perform(get(form(id)).with(town.signedIn(login))).andExpect(status().isForbidden());
        }
        pages.perform(table().param(cell(id), "９件").with(town.signedIn("tanaka")))
                .andExpect(redirectedUrl("/indicators/entry?year=2023"));
        pages.perform(get("/indicators/" + id).with(town.signedIn("iin")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("50.00％"),
                                containsString("見込線どおりです"),
                                containsString("<title id=\"chart-title\">陥没の件数の推移</title>"),
                                containsString("role=\"img\""),
                                containsString("最も新しいのは令和５年度の９件"),
                                containsString("この計画には区分が決められていません"),
                                not(containsString("田中実")),
                                not(containsString("記入と訂正の記録")),
                                not(containsString("の実績を訂正する")))));
        pages.perform(get("/indicators/" + id).with(town.signedIn("shokocho")))
                .andExpect(content().string(allOf(containsString("田中実"), containsString("記入と訂正の記録"))));
        pages.perform(get("/indicators").with(town.signedIn("iin")))
                .andExpect(content().string(not(containsString("/indicators/entry"))));
        pages.perform(get("/indicators/entry").with(town.signedIn("iin"))).andExpect(status().isForbidden());
        assertThat(actions()).contains("IndicatorRecorded");
        var item = Objects.requireNonNull(named("陥没の件数").item());
        assertThat(life.of(List.of(item))).singleElement().satisfies(entry -> {
            assertThat(entry.year()).isEqualTo(R5);
            assertThat(entry.text()).isEqualTo("陥没の件数：９件（50.00％）");
        });
    }

    @Test
    void what_looks_like_a_slip_is_asked_about_and_taken_with_a_reason() throws Exception {
        takeIn(RealKpis.sample());
        assign("陥没の件数", "nogyo");
        var id = named("陥没の件数").id();
        pages.perform(actual(id, "180人").param("note", "台帳p.3").with(town.signedIn("tanaka")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(allOf(
                                containsString("10倍以上の差"),
                                containsString("単位「人」が、指標の単位「件」と違います"),
                                containsString("台帳p.3"),
                                containsString("name=\"confirmed\" value=\"180人\""))));
        assertThat(lookup.actuals(List.of(named("陥没の件数")))).isEmpty();
        pages.perform(actual(id, "180人").param("confirmed", "180人").with(town.signedIn("tanaka")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("理由を書いてください")));
        pages.perform(actual(id, "181人")
                        .param("confirmed", "180人")
                        .param("reason", "大雨")
                        .with(town.signedIn("tanaka")))
                .andExpect(status().isUnprocessableEntity());
        pages.perform(actual(id, "180人")
                        .param("confirmed", "180人")
                        .param("reason", "大雨の被害")
                        .with(town.signedIn("tanaka")))
                .andExpect(redirectedUrl("/indicators/" + id + "?year=2023"));
        assertThat(lookup.history(named("陥没の件数"))).singleElement().satisfies(actual -> {
            assertThat(actual.reason()).isEqualTo("大雨の被害");
            assertThat(actual.warnings()).isEqualTo("indicator.warn.unit indicator.warn.digits");
        });
    }

    @Test
    void a_correction_keeps_the_old_value_and_the_second_of_two_is_told() throws Exception {
        takeIn(RealKpis.sample());
        assign("陥没の件数", "nogyo");
        var id = named("陥没の件数").id();
        pages.perform(actual(id, "9件").with(town.signedIn("tanaka"))).andExpect(status().is3xxRedirection());
        pages.perform(actual(id, "8件").with(town.signedIn("nogyocho")))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("ほかの人がこの年度の実績を記入しました"),
                                containsString("いま記入されている値は「9件」"),
                                containsString("value=\"8件\""),
                                containsString("name=\"seen\" value=\"1\""))));
        pages.perform(actual(id, "8件").param("seen", "1").with(town.signedIn("nogyocho")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("訂正するには、理由を書いて")));
        pages.perform(actual(id, "8件")
                        .param("seen", "1")
                        .param("reason", "重複を除いた")
                        .with(town.signedIn("nogyocho")))
                .andExpect(status().is3xxRedirection());
        assertThat(lookup.history(named("陥没の件数")))
                .extracting(ActualView::raw, ActualView::revision)
                .containsExactly(tuple("9件", 1), tuple("8件", 2));
        pages.perform(actual(id, "").param("seen", "2").param("reason", "集計中").with(town.signedIn("tanaka")))
                .andExpect(status().is3xxRedirection());
        assertThat(lookup.assess(List.of(named("陥没の件数")), R5).get(0).achievement())
                .isEqualTo(new Achievement.None(Reason.NO_ACTUAL));
        pages.perform(get("/indicators/" + id).with(town.signedIn("sato")))
                .andExpect(content()
                        .string(allOf(containsString("取り消し"), containsString("重複を除いた"), containsString("農業振興課"))));
    }

    @Test
    void of_two_at_once_one_is_saved_and_the_other_told() throws Exception {
        takeIn(RealKpis.sample());
        var id = named("陥没の件数").id();
        var person = town.person("kikaku");
        var command = new RecordActual.Command("9件", "", false, 0, "", "");
        Race.Act click = () -> recordActual.enter(id, R5, command, person);
        assertThat(Race.run(click, click)).containsExactlyInAnyOrder("done", "refused 409");
        assertThat(lookup.history(named("陥没の件数"))).hasSize(1);
    }

    @Test
    void what_cannot_be_a_value_or_a_year_comes_back_with_the_cure() throws Exception {
        takeIn(RealKpis.sample());
        var id = named("陥没の件数").id();
        for (var bad : List.of("", "多い", "10～20件", "約10件", "現状維持", "1".repeat(40), "9\uE000")) {
            pages.perform(actual(id, bad).with(town.signedIn("kikaku")))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("1件の誤り")));
        }
        pages.perform(post("/indicators/" + id + "/actuals/2025")
                        .param("value", "9")
                        .with(town.signedIn("kikaku")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("1989年度から2024年度まで")));
        for (var impossible : List.of("1", "1988", "2025", "99999")) {
            pages.perform(get("/indicators/" + id + "/actuals/" + impossible).with(town.signedIn("kikaku")))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("1989年度から2024年度まで")));
        }
        var again = named("夜間の窓口の利用者（再掲）").id();
        pages.perform(actual(again, "45人").with(town.signedIn("kikaku"))).andExpect(status().isUnprocessableEntity());
        pages.perform(actual(new IndicatorId(UUID.randomUUID()), "9").with(town.signedIn("kikaku")))
                .andExpect(status().isNotFound());
        pages.perform(get("/indicators/" + UUID.randomUUID()).with(town.signedIn("kikaku")))
                .andExpect(status().isNotFound());
        assertThat(lookup.actuals(lookup.ofPlan(plan))).isEmpty();
    }

    @Test
    void what_is_printed_again_shows_the_actuals_of_its_original() throws Exception {
        takeIn(RealKpis.sample());
        pages.perform(actual(named("夜間の窓口の利用者").id(), "50人").with(town.signedIn("kikaku")))
                .andExpect(status().is3xxRedirection());
        pages.perform(get("/indicators/" + named("夜間の窓口の利用者（再掲）").id()).with(town.signedIn("sato")))
                .andExpect(content().string(allOf(containsString("50.00％"), containsString("元の指標「夜間の窓口の利用者」"))));
    }

    @Test
    void planning_says_who_enters_what_and_what_an_achievement_is_called() throws Exception {
        takeIn(RealKpis.sample());
        var id = named("陥没の件数").id();
        pages.perform(get(base() + "/units").with(town.signedIn("kikaku"))).andExpect(status().isOk());
        pages.perform(post(base() + "/units")
                        .param("unit-" + id, town.unit("nogyo").toString())
                        .with(town.signedIn("kikaku")))
                .andExpect(redirectedUrl(base()));
        assertThat(named("陥没の件数").unit()).isEqualTo(town.unit("nogyo"));
        pages.perform(post(base() + "/units")
                        .param("unit-" + id, UUID.randomUUID().toString())
                        .with(town.signedIn("kikaku")))
                .andExpect(status().isUnprocessableEntity());

        pages.perform(get(base() + "/yardstick").with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"5\"")));
        pages.perform(bands("百", "達成", "good").with(town.signedIn("kikaku")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("1番目の区分"), containsString("value=\"百\""))));
        pages.perform(bands("50", "おおむね順調", "good").with(town.signedIn("kikaku")))
                .andExpect(redirectedUrl(base()));
        pages.perform(actual(id, "9件").with(town.signedIn("kikaku"))).andExpect(status().is3xxRedirection());
        pages.perform(get(base()).with(town.signedIn("sato")))
                .andExpect(
                        content().string(allOf(containsString("おおむね順調"), containsString("目標の方向が決まっていないため、達成率はありません"))));
        pages.perform(get(base() + "?state=missing&unit=nobody&direction=DECREASE")
                        .with(town.signedIn("sato")))
                .andExpect(content().string(allOf(containsString("冬の電気使用量"), not(containsString("陥没の件数")))));
        assertThat(actions()).contains("IndicatorUnitsAssigned", "YardstickSet");
    }

    @Test
    void a_reorganisation_takes_the_indicators_along() {
        takeIn(RealKpis.sample());
        assign("陥没の件数", "nogyo");
        var nogyo = town.unit("nogyo");
        assertThat(succession.affected(Set.of(nogyo))).singleElement().satisfies(one -> assertThat(one.title())
                .isEqualTo("陥没の件数"));
        succession.follow(new Succession() {
            @Override
            public LocalDate from() {
                return LocalDate.of(2025, 4, 1);
            }

            @Override
            public Set<UnitId> units() {
                return Set.of(nogyo);
            }

            @Override
            public UnitId successor(UnitId unit, @Nullable UUID item) {
                return unit.equals(nogyo) ? town.unit("shoko") : unit;
            }
        });
        assertThat(named("陥没の件数").unit()).isEqualTo(town.unit("shoko"));
        assertThat(succession.affected(Set.of(nogyo))).isEmpty();
    }

    private ItemDraft item(int seq, String name, String unit) {
        return new ItemDraft(
                seq,
                Integer.toString(seq),
                name,
                Map.of("goal", "目標"),
                Map.of(),
                List.of(new Responsibility(town.unit(unit), "課", true)));
    }

    private void takeIn(Upload file) {
        var person = town.person("kikaku");
        var id = readIndicators.keep(plan, file, person);
        var seen = readIndicators.preview(plan, id, person).outcome();
        var lines = readIndicators.preview(plan, id, person).reading().lines();
        var kinds = new HashMap<Integer, Kind>();
        var directions = new HashMap<Integer, Direction>();
        lines.forEach(line -> {
            kinds.put(line.row(), line.draft().kind());
            directions.put(line.row(), line.draft().direction());
        });
        readIndicators.takeIn(plan, id, person, seen, new IndicatorTable.Decisions(kinds, directions), true);
    }

    /** What stands chosen in each select of the preview. */
    private static List<String> selected(ResultActions preview) throws Exception {
        var page = Jsoup.parse(preview.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        return page.select("select[name^=kind-], select[name^=direction-]").stream()
                .map(select -> {
                    var chosen = select.selectFirst("option[selected]");
                    return chosen == null ? "" : chosen.attr("value");
                })
                .toList();
    }

    /** Everything decided as it is proposed, but the kind of row 2. */
    private MockHttpServletRequestBuilder decided(MockHttpServletRequestBuilder request, String preview)
            throws Exception {
        var page = Jsoup.parse(
                pages.perform(confirm(preview, 9, 0, 0).param("propose", "true").with(town.signedIn("kikaku")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
        var all = request;
        for (var select : page.select("select[name^=kind-], select[name^=direction-]")) {
            var chosen = Objects.requireNonNull(select.selectFirst("option[selected]"));
            all = all.param(
                    select.attr("name"), select.attr("name").equals("kind-2") ? "CUMULATIVE" : chosen.attr("value"));
        }
        return all;
    }

    private void assign(String name, String unit) {
        var units = new HashMap<IndicatorId, @Nullable UnitId>();
        units.put(named(name).id(), town.unit(unit));
        arrange.assign(plan, units, town.person("kikaku"));
    }

    private IndicatorView named(String name) {
        return lookup.ofPlan(plan).stream()
                .filter(indicator -> indicator.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> actions() {
        return journal.latest(20).stream().map(EntryView::action).toList();
    }

    private String base() {
        return "/indicators/plans/" + plan;
    }

    private String intake() {
        return base() + "/intake";
    }

    private static String form(IndicatorId id) {
        return "/indicators/" + id + "/actuals/2023";
    }

    private static MockHttpServletRequestBuilder table() {
        return post("/indicators/entry").param("year", "2023");
    }

    private static String cell(IndicatorId id) {
        return "values[" + id.value() + "]";
    }

    private static MockHttpServletRequestBuilder actual(IndicatorId id, String value) {
        return post(form(id)).param("value", value);
    }

    private MockHttpServletRequestBuilder bands(String percent, String label, String tone) {
        return post(base() + "/yardstick")
                .param("tolerance", "5")
                .param("margin", "5")
                .param("percent-1", percent)
                .param("label-1", label)
                .param("tone-1", tone);
    }

    private static MockHttpServletRequestBuilder confirm(String preview, int added, int changed, int same) {
        return confirm(preview, added, changed, same, 0);
    }

    private static MockHttpServletRequestBuilder confirm(
            String preview, int added, int changed, int same, int missing) {
        return post(preview)
                .param("added", Integer.toString(added))
                .param("changed", Integer.toString(changed))
                .param("same", Integer.toString(same))
                .param("missing", Integer.toString(missing));
    }

    private String upload(Upload file) throws Exception {
        ResultActions answer = pages.perform(multipart(intake())
                .file(new MockMultipartFile("file", file.name(), null, file.content()))
                .with(town.signedIn("kikaku")));
        return Objects.requireNonNull(answer.andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    @Test
    void an_item_without_indicators_has_no_life() {
        assertThat(life.of(List.of(PlanItemId.create()))).isEmpty();
        assertThat(life.of(List.of())).isEmpty();
        assertThat(plans.items(plan)).hasSize(2);
    }
}
