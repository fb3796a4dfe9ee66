package org.meguri.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Race;
import org.meguri.TownFixture;
import org.meguri.plan.RegisterItems.Outcome;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;

@MeguriTest
class EditRegisterTest {

    private static final FiscalYear Y2022 = new FiscalYear(2022);
    private static final FiscalYear Y2023 = new FiscalYear(2023);
    private static final FiscalYear Y2024 = new FiscalYear(2024);
    private static final FiscalYear Y2025 = new FiscalYear(2025);

    @Autowired
    TownFixture town;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    RegisterItems file;

    @Autowired
    EditRegister edit;

    @Autowired
    ExtendPlan extend;

    @Autowired
    PlanRegister plans;

    @Autowired
    Words words;

    @Autowired
    JdbcTemplate jdbc;

    private PlanId plan;

    @BeforeEach
    void found() {
        town.found();
        plan = adopt.adopt(PlanFixture.yaml("計画"));
        file.register(plan, List.of(draft(1), draft(2), draft(3)));
    }

    @Test
    void an_item_is_added_from_its_year_on_at_the_end_of_the_table() {
        var id = edit.add(plan, fresh("新しい取組", "10"), from(Y2024), planner());
        assertThat(names(Y2023)).containsExactly("取組1", "取組2", "取組3");
        assertThat(names(Y2024)).containsExactly("取組1", "取組2", "取組3", "新しい取組");
        assertThat(plans.stateOf(id, Y2023)).isEqualTo(ItemState.NOT_YET);
        assertThat(plans.item(id).heading()).isEqualTo("No.10 新しい取組");
        assertThat(journal()).containsExactly("RegisterDecided");
    }

    @Test
    void two_items_fold_into_a_third_and_the_total_stays() {
        var one = item(1);
        var two = item(2);
        var three = item(3);
        edit.merge(List.of(one, two), three, true, from(Y2023), planner());
        assertThat(plans.itemsInForce(plan, Y2023)).hasSize(3);
        assertThat(plans.stateOf(one, Y2023)).isEqualTo(ItemState.MERGED_COUNTED);
        assertThat(plans.lineage(three).ancestors()).containsExactly(one, two);
        edit.abolish(one, from(Y2024), planner());
        assertThat(names(Y2024)).containsExactly("取組2", "取組3");
    }

    @Test
    void items_fold_into_a_new_one_which_may_take_their_number() {
        var merged = edit.merge(plan, List.of(item(1), item(2)), fresh("合わせた取組", "1"), false, from(Y2024), planner());
        assertThat(names(Y2023)).containsExactly("取組1", "取組2", "取組3");
        assertThat(names(Y2024)).containsExactly("取組3", "合わせた取組");
        assertThat(plans.item(merged, Y2024).number()).isEqualTo("1");
        assertThat(plans.lineage(item(1)).descendants()).containsExactly(merged);
    }

    @Test
    void an_item_is_split_into_several() {
        var parts = edit.split(item(2), List.of(fresh("前半", "2-1"), fresh("後半", "2-2")), from(Y2023), planner());
        assertThat(names(Y2023)).containsExactly("取組1", "取組3", "前半", "後半");
        assertThat(plans.lineage(parts.get(1)).others()).containsExactly(parts.get(0));
    }

    @Test
    void past_years_keep_the_name_the_number_and_the_units() {
        var item = item(1);
        edit.rename(item, "改めた名", from(Y2023), planner());
        edit.renumber(item, "7", from(Y2024), planner());
        edit.reassign(item, List.of(new Responsibility(town.unit("nogyo"), "農業振興課", true)), from(Y2025), planner());
        assertThat(plans.item(item, Y2022).heading()).isEqualTo("No.1 取組1");
        assertThat(plans.item(item, Y2023).heading()).isEqualTo("No.1 改めた名");
        assertThat(plans.item(item, Y2024).heading()).isEqualTo("No.7 改めた名");
        assertThat(plans.item(item, Y2024).leadUnit()).isEqualTo(town.unit("shoko"));
        assertThat(plans.item(item, Y2025).leadUnit()).isEqualTo(town.unit("nogyo"));
        assertThat(plans.item(item).leadUnit()).isEqualTo(town.unit("nogyo"));
        assertThat(plans.decisions(List.of(item)))
                .extracting(DecisionView::act)
                .containsExactly(RegisterAct.RENAME, RegisterAct.RENUMBER, RegisterAct.REASSIGN);
    }

    @Test
    void a_change_of_texts_is_dated_too() {
        var item = item(1);
        var was = plans.item(item);
        edit.change(
                item,
                new ItemDraft(
                        1, "1", "取組1", Map.of("pillar", "柱二"), Map.of("outline", "改めた概要𠮷"), was.responsibilities()),
                from(Y2024),
                planner());
        assertThat(plans.item(item, Y2023).texts()).containsEntry("outline", "概要1");
        assertThat(plans.item(item, Y2024).texts()).containsEntry("outline", "改めた概要𠮷");
        assertThat(plans.item(item, Y2024).levels()).containsEntry("pillar", "柱二");
        assertRefused(
                "plan.register.nothing-changes",
                () -> edit.change(item, plainly(plans.item(item, Y2024)), from(Y2024), planner()));
    }

    @Test
    void a_reversed_decision_has_no_effect_and_stays_in_the_history() {
        var item = item(1);
        edit.suspend(item, from(Y2023), planner());
        edit.resume(item, from(Y2025), planner());
        var suspension = plans.decisions(List.of(item)).get(0).id();
        assertRefused("plan.register.needed-later", () -> edit.reverse(suspension, "誤り", null, planner()));
        edit.reverse(plans.decisions(List.of(item)).get(1).id(), "決定が覆った", null, planner());
        edit.reverse(suspension, "決定が覆った", null, planner());
        assertThat(plans.stateOf(item, Y2024)).isEqualTo(ItemState.IN_FORCE);
        assertThat(plans.decisions(List.of(item))).hasSize(2).allSatisfy(decision -> assertThat(decision.stands())
                .isFalse());
        assertRefused("plan.register.reversed-already", () -> edit.reverse(suspension, "誤り", null, planner()));
        assertThat(journal())
                .containsExactly("RegisterDecided", "RegisterDecided", "DecisionReversed", "DecisionReversed");
    }

    @Test
    void a_decision_entered_late_may_not_contradict_a_later_one_which_is_named() {
        var item = item(1);
        edit.suspend(item, from(Y2025), planner());
        assertThatThrownBy(() -> edit.abolish(item, from(Y2023), planner()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(words.of(refusal))
                        .isEqualTo("「No.1 取組1」には令和７年度からの決定「休止」があり、廃止と両立しません。" + "先にその決定を取り消すか、年度を改めてください。"));
        assertThat(plans.decisions(plan)).as("nothing half-done stays").hasSize(1);
        edit.suspend(item(2), from(Y2023), planner());
        assertThatThrownBy(() -> edit.complete(item(2), from(Y2024), planner()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(words.of(refusal))
                        .isEqualTo("「No.2 取組2」は令和６年度に「休止中」のため、その年度からの完了はできません。" + "先に再開を入力してください。"));
    }

    @Test
    void what_cannot_be_taken_is_refused_with_its_cure() {
        var item = item(1);
        assertRefused("plan.register.reason-missing", () -> edit.suspend(item, new Decision(Y2023, "　\n"), planner()));
        assertRefused("plan.register.before-plan", () -> edit.suspend(item, from(new FiscalYear(2021)), planner()));
        assertRefused("plan.register.year", () -> edit.suspend(item, from(new FiscalYear(2999)), planner()));
        assertRefused("plan.register.taken", () -> edit.renumber(item, "２", from(Y2023), planner()));
        assertRefused("plan.register.nameless", () -> edit.rename(item, " ", from(Y2023), planner()));
        assertRefused("plan.register.lead", () -> edit.reassign(item, List.of(), from(Y2023), planner()));
        assertRefused("plan.register.merge-few", () -> edit.merge(List.of(item), item, false, from(Y2023), planner()));
        assertRefused(
                "plan.register.split-few", () -> edit.split(item, List.of(fresh("一つ", "9")), from(Y2023), planner()));
        assertRefused(
                "plan.register.too-long", () -> edit.suspend(item, new Decision(Y2023, "あ".repeat(1001)), planner()));
        assertRefused("plan.register.control", () -> edit.rename(item, "甲\u0007", from(Y2023), planner()));
        assertRefused("sheet.private-use", () -> edit.rename(item, "甲\uE000", from(Y2023), planner()));
        assertRefused("sheet.private-use", () -> edit.suspend(item, new Decision(Y2023, "理由\uE000"), planner()));
        assertRefused("plan.item.unknown", () -> edit.suspend(PlanItemId.create(), from(Y2023), planner()));
        assertThat(plans.decisions(plan)).isEmpty();
        assertThat(names(Y2023)).hasSize(3);
    }

    @Test
    void only_the_planning_division_decides() {
        for (var login : new String[] {"sato", "shokocho", "iin", "shicho", "kanri"}) {
            assertThatThrownBy(() -> edit.suspend(item(1), from(Y2023), town.person(login)))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status())
                            .isEqualTo(HttpStatus.FORBIDDEN));
        }
    }

    @Test
    void an_item_of_the_next_plan_continues_one_of_this_and_no_loop_comes_of_it() {
        var next = adopt.adopt(PlanFixture.yaml("次の計画").replace("code: small-plan", "code: next-plan"));
        file.register(next, List.of(draft(1)));
        var newer = plans.items(next).get(0).id();
        var older = item(1);
        edit.continues(newer, older, from(Y2025), planner());
        assertThat(plans.lineage(older).descendants()).containsExactly(newer);
        assertRefused("plan.register.loop", () -> edit.continues(older, newer, from(Y2025), planner()));
        assertRefused("plan.register.continue-same-plan", () -> edit.continues(older, item(2), from(Y2025), planner()));
    }

    @Test
    void a_preview_does_nothing() {
        var item = item(1);
        var effect = preview(door -> door.abolish(item, from(Y2024), planner()));
        assertThat(effect.countedBefore()).isEqualTo(3);
        assertThat(effect.countedAfter()).isEqualTo(2);
        assertThat(effect.lines()).singleElement().satisfies(line -> {
            assertThat(line.stateAfter()).isEqualTo(ItemState.ABOLISHED);
            assertThat(line.sheet()).isFalse();
        });
        var added = preview(door -> door.add(plan, fresh("新", "8"), from(Y2024), planner()));
        assertThat(added.lines()).singleElement().satisfies(line -> assertThat(line.before())
                .isNull());
        assertThat(plans.decisions(plan)).isEmpty();
        assertThat(plans.items(plan)).hasSize(3);
        assertThat(journal()).isEmpty();
    }

    @Test
    void of_two_planners_on_one_page_the_second_is_told() {
        var seen = plans.plan(plan).acts();
        edit.suspend(item(1), new Decision(Y2023, "財源がない", seen), planner());
        assertRefused(
                "plan.register.meanwhile",
                () -> edit.suspend(item(2), new Decision(Y2023, "財源がない", seen), town.person("kikaku2")));
        assertThat(plans.stateOf(item(2), Y2023)).isEqualTo(ItemState.IN_FORCE);
    }

    @Test
    void of_two_at_once_one_is_done() {
        var item = item(1);
        var seen = plans.plan(plan).acts();
        Race.Act suspend = () -> edit.suspend(item, new Decision(Y2023, "財源がない", seen), planner());
        assertThat(Race.run(suspend, suspend)).containsExactlyInAnyOrder("done", "refused 409");
        assertThat(plans.decisions(plan)).hasSize(1);
    }

    @Test
    void a_later_file_finds_the_items_of_the_register() {
        edit.abolish(item(1), from(Y2023), planner());
        var successor = edit.add(plan, fresh("後を継ぐ取組", "1"), from(Y2024), planner());
        edit.rename(item(2), "改めた取組2", from(Y2024), planner());
        var now = plans.items(plan).stream()
                .filter(item -> !item.name().equals("取組1"))
                .map(EditRegisterTest::plainly)
                .toList();
        assertThat(file.compare(plan, now)).isEqualTo(new Outcome(0, 0, 3, 0));
        assertThat(file.differences(plan, now)).isEmpty();
        var corrected = now.stream()
                .map(one -> one.name().equals("後を継ぐ取組")
                        ? new ItemDraft(
                                one.seq(),
                                one.number(),
                                "後を継ぐ取組（訂正）",
                                one.levels(),
                                one.texts(),
                                one.responsibilities())
                        : one)
                .toList();
        assertThat(file.register(plan, corrected)).isEqualTo(new Outcome(0, 1, 2, 0));
        assertThat(plans.item(successor).name()).isEqualTo("後を継ぐ取組（訂正）");
        edit.suspend(item(3), from(Y2025), planner());
        assertThat(plans.standing(plan, Y2023))
                .as("neither what has ended nor what is still to begin, by its last name")
                .extracting(PlanItemView::name)
                .containsExactly("改めた取組2", "取組3");
        assertThat(plans.standing(plan, Y2025))
                .extracting(PlanItemView::name)
                .containsExactlyInAnyOrder("改めた取組2", "取組3", "後を継ぐ取組（訂正）");
        assertThat(names(Y2023)).containsExactly("取組2", "取組3");
    }

    @Test
    void a_plan_goes_on_longer_with_the_text_of_the_decision() {
        var day = LocalDate.of(2025, 3, 27);
        extend.extend(new ExtendPlan.Command(plan, new FiscalYear(2028), "計画期間を２年延長する。", day, null), planner());
        var view = plans.plan(plan);
        assertThat(view.period()).isEqualTo(new PlanDefinition.Period(2022, 2028));
        assertThat(view.definition().period().to()).isEqualTo(2026);
        assertThat(view.extensions()).singleElement().satisfies(one -> {
            assertThat(one.formerLastYear()).isEqualTo(2026);
            assertThat(one.text()).isEqualTo("計画期間を２年延長する。");
            assertThat(one.enteredBy()).isEqualTo(planner().id());
        });
        adopt.adopt(PlanFixture.yaml("改題"));
        assertThat(plans.plan(plan).period().to())
                .as("a renewed definition does not shorten it")
                .isEqualTo(2028);
        assertRefused(
                "plan.extend.not-later",
                () -> extend.extend(new ExtendPlan.Command(plan, new FiscalYear(2028), "再延長", day, null), planner()));
        assertRefused(
                "plan.extend.text-missing",
                () -> extend.extend(new ExtendPlan.Command(plan, new FiscalYear(2030), " ", day, null), planner()));
        assertRefused(
                "plan.extend.to-come",
                () -> extend.extend(
                        new ExtendPlan.Command(plan, new FiscalYear(2030), "再延長", LocalDate.of(2200, 1, 1), null),
                        planner()));
        assertThat(journal()).containsExactly("PlanExtended");
    }

    private EditRegister.Effect preview(java.util.function.Consumer<EditRegister> act) {
        var effects = edit.preview(plan, new TreeSet<>(List.of(Y2023, Y2024)), act, planner());
        assertThat(effects.get(0).lines()).as("the year before").allMatch(line -> line.before() == null);
        return effects.get(1);
    }

    private static void assertRefused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                .isEqualTo(key));
    }

    private org.meguri.organization.SignedIn planner() {
        return town.person("kikaku");
    }

    private static Decision from(FiscalYear year) {
        return new Decision(year, "庁議で決定した。");
    }

    private ItemDraft draft(int seq) {
        return PlanFixture.draft(seq, town.unit("shoko"));
    }

    private ItemDraft fresh(String name, String number) {
        return new ItemDraft(
                0,
                number,
                name,
                Map.of("pillar", "柱"),
                Map.of(),
                List.of(new Responsibility(town.unit("shoko"), "商工観光課", true)));
    }

    private static ItemDraft plainly(PlanItemView item) {
        return new ItemDraft(
                item.seq(),
                item.number(),
                item.name(),
                new LinkedHashMap<>(item.levels()),
                new LinkedHashMap<>(item.texts()),
                item.responsibilities());
    }

    private PlanItemId item(int seq) {
        return plans.items(plan).get(seq - 1).id();
    }

    private List<String> names(FiscalYear year) {
        return plans.itemsInForce(plan, year).stream().map(PlanItemView::name).toList();
    }

    private List<String> journal() {
        return jdbc.queryForList("select action from journal_entry order by id", String.class);
    }
}
