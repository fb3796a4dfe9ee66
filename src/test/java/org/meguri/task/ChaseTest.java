package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.mail.LetterView;
import org.meguri.mail.Outbox;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@MeguriTest
class ChaseTest {

    /** A Friday. */
    private static final LocalDate DUE = LocalDate.of(2025, 6, 13);

    private static final UUID SUBJECT = UUID.fromString("11111111-2222-3333-4444-555555555555");

    @Autowired
    Inbox inbox;

    @Autowired
    TaskItems items;

    @Autowired
    RungsPassed rungs;

    @Autowired
    Directory directory;

    @Autowired
    ChaseLetters letters;

    @Autowired
    Outbox outbox;

    @Autowired
    QuietUnits quiet;

    @Autowired
    TaskWriters writers;

    @Autowired
    QuietPeriods periods;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    private final List<Object> announced = new ArrayList<>();
    private final Map<Rung, Row> table = new EnumMap<>(Rung.class);
    private @Nullable Chase chase;
    private boolean screen;

    private record Row(int workingDays, Set<Addressee> recipients) {}

    @BeforeEach
    void found() {
        town.found();
        table.put(Rung.REMINDER, new Row(-3, Set.of(Addressee.SECTION_STAFF)));
        table.put(Rung.OVERDUE, new Row(1, Set.of(Addressee.SECTION_STAFF, Addressee.SECTION_CHIEF)));
        table.put(Rung.DIRECTOR, new Row(3, Set.of(Addressee.SECTION_CHIEF, Addressee.DIRECTOR)));
        table.put(Rung.PLANNING, new Row(5, Set.of(Addressee.DIRECTOR, Addressee.PLANNING)));
        ChaseRules rules = (kind, rung, due) -> Optional.ofNullable(table.get(rung))
                .map(row -> new ChaseRules.Step(
                        rung,
                        calendar.plus(due, row.workingDays())
                                .atTime(LocalTime.of(8, 30))
                                .atZone(TownClock.ZONE)
                                .toInstant(),
                        row.recipients(),
                        Tone.PLAIN,
                        screen ? Channel.SCREEN : Channel.MAIL));
        chase = new Chase(items, rungs, rules, directory, letters, outbox, quiet, writers, announced::add, clock);
    }

    @Test
    void nobody_is_told_before_a_rung_is_reached() {
        open("t", "shoko");
        look("2025-06-10T08:29:59");
        assertThat(outbox.all()).isEmpty();
        look("2025-06-10T08:30:00");
        assertThat(told()).containsExactlyInAnyOrder("REMINDER 佐藤花子", "REMINDER 鈴木一郎");
    }

    @Test
    void every_rung_is_told_to_those_of_the_table_and_only_once() {
        open("t", "shoko");
        for (var day : List.of("10", "11", "12", "13", "16", "17", "18", "19", "20", "23", "24", "25")) {
            look("2025-06-" + day + "T08:30:00");
            look("2025-06-" + day + "T12:00:00");
        }
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "REMINDER 佐藤花子",
                        "REMINDER 鈴木一郎",
                        "OVERDUE 佐藤花子",
                        "OVERDUE 鈴木一郎",
                        "OVERDUE 𠮷野桂子",
                        "DIRECTOR 𠮷野桂子",
                        "DIRECTOR 渡辺茂",
                        "PLANNING 渡辺茂",
                        "PLANNING 山本優",
                        "PLANNING 中村光",
                        "PLANNING 小林歩");
        assertThat(outbox.all())
                .extracting(letter -> letter.writtenAt().toString())
                .containsOnly(
                        "2025-06-09T23:30:00Z", "2025-06-15T23:30:00Z", "2025-06-17T23:30:00Z", "2025-06-19T23:30:00Z");
        assertThat(announced).singleElement().isInstanceOfSatisfying(TaskOverdue.class, overdue -> {
            assertThat(overdue.task()).isEqualTo("t");
            assertThat(overdue.unit()).isEqualTo(town.unit("shoko"));
            assertThat(overdue.due()).isEqualTo(DUE);
        });
    }

    @Test
    void after_a_stop_only_the_highest_rung_is_told_and_the_lower_ones_are_noted() {
        open("t", "shoko");
        look("2025-06-18T10:00:00");
        assertThat(told()).containsExactlyInAnyOrder("DIRECTOR 𠮷野桂子", "DIRECTOR 渡辺茂");
        assertThat(passed()).containsExactly("DIRECTOR true", "OVERDUE false", "REMINDER false");
        assertThat(announced).hasSize(1);
        look("2025-06-19T10:00:00");
        assertThat(outbox.all()).hasSize(2);
    }

    @Test
    void a_closed_task_is_not_chased() {
        open("t", "shoko");
        inbox.close("t");
        look("2025-06-20T10:00:00");
        assertThat(outbox.all()).isEmpty();
        assertThat(announced).isEmpty();
    }

    @Test
    void a_task_of_another_kind_or_subject_is_left_alone() {
        open("t", "shoko");
        clock.moveTo(at("2025-06-20T10:00:00"));
        transaction.executeWithoutResult(status -> {
            chase().look(SUBJECT, TaskKind.APPROVE);
            chase().look(UUID.randomUUID(), TaskKind.SELF_EVALUATE);
        });
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void one_person_gets_one_letter_whatever_roles_they_hold() {
        town.extend(
                """
                units:
                  - {code: shoko, name: 商工観光課, kind: SECTION, parent: kankei}
                officers:
                  - login: kenmu
                    name: 兼務太郎
                    mail: kenmu@example.jp
                    appointments: [{unit: shoko, role: SECTION_STAFF}, {unit: shoko, role: SECTION_CHIEF}]
                """);
        open("t", "shoko");
        look("2025-06-16T10:00:00");
        assertThat(told()).filteredOn("OVERDUE 兼務太郎"::equals).hasSize(1);
    }

    @Test
    void when_nobody_holds_the_roles_any_more_the_planning_division_is_told() {
        town.extend(
                """
                units:
                  - {code: kara, name: 空席課, kind: SECTION, parent: kankei}
                """);
        open("t", "kara");
        look("2025-06-10T10:00:00");
        assertThat(told()).containsExactlyInAnyOrder("REMINDER 山本優", "REMINDER 中村光", "REMINDER 小林歩");
        assertThat(outbox.all()).allSatisfy(letter -> assertThat(letter.body()).contains("空席課"));
    }

    @Test
    void when_there_is_nobody_at_all_the_rung_is_noted_as_untold() {
        table.put(Rung.REMINDER, new Row(-3, Set.of(Addressee.SECTION_STAFF)));
        town.extend(
                """
                units:
                  - {code: kara, name: 空席課, kind: SECTION, parent: kankei}
                """);
        jdbc.update("delete from appointment where role = 'PLANNING'");
        open("t", "kara");
        look("2025-06-10T10:00:00");
        assertThat(outbox.all()).isEmpty();
        assertThat(passed()).containsExactly("REMINDER false");
    }

    @Test
    void a_person_without_an_address_is_told_in_the_outbox() {
        jdbc.update("update officer set mail = null where login = 'sato'");
        open("t", "shoko");
        look("2025-06-10T10:00:00");
        assertThat(outbox.all())
                .extracting(letter -> letter.recipient() + " " + letter.state())
                .as("both in the morning's mail, of which one is then held")
                .containsExactlyInAnyOrder("佐藤花子 COLLECTED", "鈴木一郎 COLLECTED");
    }

    @Test
    void for_a_task_of_the_whole_town_the_director_is_that_of_the_division_it_lies_with() {
        table.put(Rung.DIRECTOR, new Row(3, Set.of(Addressee.PLANNING, Addressee.DIRECTOR)));
        clock.moveTo(at("2025-06-02T10:00:00"));
        inbox.open(new NewTask(
                "r", TaskKind.REVIEW, SUBJECT, UUID.randomUUID(), Role.PLANNING, null, "No.12 求人", "12", DUE));
        clock.moveTo(at("2025-06-18T10:00:00"));
        transaction.executeWithoutResult(status -> chase().look(SUBJECT, TaskKind.REVIEW));
        assertThat(told()).containsExactlyInAnyOrder("DIRECTOR 山本優", "DIRECTOR 中村光", "DIRECTOR 小林歩", "DIRECTOR 伊藤薫");
        assertThat(outbox.all()).allSatisfy(letter -> assertThat(letter.body()).contains("所管　　企画課"));
    }

    @Test
    void two_chiefs_of_a_joint_sheet_are_chased_each_for_the_own_task() {
        table.put(Rung.OVERDUE, new Row(1, Set.of(Addressee.SECTION_CHIEF)));
        clock.moveTo(at("2025-06-02T10:00:00"));
        for (var unit : List.of("shoko", "nogyo")) {
            inbox.open(new NewTask(
                    unit,
                    TaskKind.APPROVE,
                    SUBJECT,
                    UUID.randomUUID(),
                    Role.SECTION_CHIEF,
                    town.unit(unit),
                    "No.12 求人",
                    "12",
                    DUE));
        }
        inbox.close("nogyo");
        clock.moveTo(at("2025-06-16T10:00:00"));
        transaction.executeWithoutResult(status -> chase().look(SUBJECT, TaskKind.APPROVE));
        assertThat(told()).containsExactly("OVERDUE 𠮷野桂子");
    }

    @Test
    void a_rung_without_a_row_in_the_table_does_not_exist() {
        table.clear();
        open("t", "shoko");
        look("2025-06-30T10:00:00");
        assertThat(outbox.all()).isEmpty();
        assertThat(announced).isEmpty();
    }

    @Test
    void a_lower_rung_that_a_changed_table_brings_up_later_is_not_told_any_more() {
        table.remove(Rung.OVERDUE);
        open("t", "shoko");
        look("2025-06-18T10:00:00");
        var before = outbox.all().size();
        table.put(Rung.OVERDUE, new Row(1, Set.of(Addressee.SECTION_STAFF)));
        look("2025-06-19T10:00:00");
        assertThat(outbox.all()).hasSize(before);
        assertThat(passed()).contains("OVERDUE false");
    }

    @Test
    void what_is_told_and_noted_goes_back_with_the_transaction() {
        open("t", "shoko");
        clock.moveTo(at("2025-06-16T10:00:00"));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    chase().look(SUBJECT, TaskKind.SELF_EVALUATE);
                    throw new IllegalStateException("the engine refuses");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(outbox.all()).isEmpty();
        assertThat(passed()).isEmpty();
        look("2025-06-16T10:00:00");
        assertThat(outbox.all()).hasSize(3);
    }

    @Test
    void the_same_rung_cannot_be_passed_twice_even_by_two_transactions_at_once() {
        open("t", "shoko");
        transaction.executeWithoutResult(
                status -> rungs.save(new RungPassed("t", Rung.OVERDUE, DUE, true, clock.instant())));
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> rungs.save(new RungPassed("t", Rung.OVERDUE, DUE, true, clock.instant()))))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    @Test
    void a_letter_says_what_is_due_where_and_how_late_it_is() {
        open("t", "shoko");
        look("2025-06-18T10:00:00");
        var letter = outbox.all().stream()
                .filter(one -> one.recipient().equals("渡辺茂"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.subject()).isEqualTo("【めぐり】期限超過の報告（自己評価 No.12 求人情報提供事業 期限6月13日（金））");
        assertThat(letter.key()).isEqualTo("t:DIRECTOR:2025-06-13:" + town.officer("bucho"));
        assertThat(letter.reference()).isEqualTo("12");
        assertThat(letter.body())
                .startsWith("渡辺茂 様\n")
                .contains("自己評価", "No.12 求人情報提供事業", "商工観光課", "令和7年6月13日（金）", "期限を3営業日過ぎています")
                .contains("http://localhost/evaluations/" + SUBJECT + "\n")
                .doesNotContain("{", "??");
    }

    @Test
    void every_rung_has_its_own_words_for_the_doer_and_for_those_who_are_told() {
        open("t", "shoko");
        var task = inbox.openTasks(SUBJECT).get(0);
        var sato = directory.officerWithLogin("sato").orElseThrow();
        var words = new ArrayList<String>();
        for (var rung : Rung.values()) {
            for (var doer : List.of(true, false)) {
                words.add(letters.body(task, step(rung), sato, doer, null, List.of("商工観光課"), DUE.plusDays(3)));
            }
            words.add(letters.subject(task, step(rung)));
        }
        assertThat(words).doesNotHaveDuplicates().hasSize(12).noneMatch(text -> text.contains("{"));
    }

    @Test
    void every_tone_adds_what_it_has_to_say_and_urgency_is_seen_in_the_subject() {
        open("t", "shoko");
        var task = inbox.openTasks(SUBJECT).get(0);
        var sato = directory.officerWithLogin("sato").orElseThrow();
        var words = new ArrayList<String>();
        for (var tone : Tone.values()) {
            var step = new ChaseRules.Step(
                    Rung.OVERDUE, clock.instant(), Set.of(Addressee.SECTION_STAFF), tone, Channel.MAIL);
            words.add(letters.body(task, step, sato, true, null, List.of("商工観光課"), DUE.plusDays(3)));
            assertThat(letters.subject(task, step).contains("至急")).isEqualTo(tone == Tone.FIRM);
        }
        assertThat(words).doesNotHaveDuplicates();
        assertThat(words.get(0)).contains("企画課へご相談");
        assertThat(words.get(2)).contains("本日中に企画課へ");
    }

    @Test
    void the_writer_who_is_named_is_told_alone_and_the_unit_where_nobody_is_or_they_have_left() {
        table.put(Rung.REMINDER, new Row(-3, Set.of(Addressee.WRITER)));
        var sato = directory.officerWithLogin("sato").orElseThrow().id();
        open("t", "shoko");
        transaction.executeWithoutResult(status -> writers.save(new TaskWriter(SUBJECT, sato, sato, clock.instant())));
        look("2025-06-10T08:30:00");
        assertThat(told()).containsExactly("REMINDER 佐藤花子");
        jdbc.update(
                "update appointment set valid_to = ? where officer_id = (select id from officer where login = 'sato')",
                java.sql.Date.valueOf("2025-06-10"));
        table.put(Rung.OVERDUE, new Row(1, Set.of(Addressee.WRITER)));
        look("2025-06-16T08:30:00");
        assertThat(told()).containsExactlyInAnyOrder("REMINDER 佐藤花子", "OVERDUE 鈴木一郎");
    }

    @Test
    void what_is_for_the_screen_only_is_not_mailed() {
        screen = true;
        open("t", "shoko");
        look("2025-06-10T08:30:00");
        assertThat(outbox.all()).hasSize(2).extracting(LetterView::state).containsOnly("ON_SCREEN");
        assertThat(passed()).containsExactly("REMINDER true");
    }

    @Test
    void an_outlook_counts_what_would_be_told_and_tells_nothing() {
        open("t", "shoko");
        clock.moveTo(at("2025-06-10T09:00:00"));
        var kinds = Set.of(TaskKind.SELF_EVALUATE);
        ChaseRules soon = (kind, rung, due) -> rung == Rung.OVERDUE
                ? Optional.of(new ChaseRules.Step(
                        rung, at("2025-06-10T08:00:00"), Set.of(Addressee.SECTION_STAFF), Tone.PLAIN, Channel.MAIL))
                : Optional.empty();
        var outlook = chase().outlook(kinds::contains, soon, clock.instant());
        assertThat(outlook).containsExactly(Map.entry(Rung.OVERDUE, 1));
        assertThat(chase().outlook(kinds::contains, soon, clock.instant().minusSeconds(7200)))
                .isEmpty();
        assertThat(outbox.all()).isEmpty();
        assertThat(passed()).isEmpty();
    }

    @Test
    void the_days_left_are_told_in_working_days() {
        open("t", "shoko");
        var task = inbox.openTasks(SUBJECT).get(0);
        var sato = directory.officerWithLogin("sato").orElseThrow();
        assertThat(letters.body(task, step(Rung.REMINDER), sato, true, null, List.of(), DUE.minusDays(3)))
                .contains("あと3営業日");
        assertThat(letters.body(task, step(Rung.REMINDER), sato, true, null, List.of(), DUE))
                .contains("きょうが期限");
        assertThat(letters.body(task, step(Rung.OVERDUE), sato, true, null, List.of(), DUE.plusDays(1)))
                .contains("期限を過ぎています");
        assertThat(letters.body(task, step(Rung.OVERDUE), sato, true, null, List.of(), DUE.plusDays(3)))
                .contains("期限を1営業日過ぎています");
    }

    @Test
    void a_day_that_was_put_off_begins_a_new_ladder() {
        open("t", "shoko");
        look("2025-06-10T08:30:00");
        move(LocalDate.of(2025, 6, 27));
        look("2025-06-23T08:30:00");
        assertThat(outbox.all()).as("the old rungs are gone").hasSize(2);
        look("2025-06-24T08:30:00");
        assertThat(outbox.all()).as("three working days before the new day").hasSize(4);
        look("2025-06-30T08:30:00");
        assertThat(told()).filteredOn(one -> one.startsWith("OVERDUE")).hasSize(3);
        assertThat(announced).hasSize(1);
    }

    @Test
    void who_was_told_as_much_within_three_days_is_not_told_again_because_the_day_has_moved() {
        open("t", "shoko");
        look("2025-06-10T08:30:00");
        move(LocalDate.of(2025, 6, 16));
        look("2025-06-11T08:30:00");
        assertThat(outbox.all())
                .as("three working days before the 16th, but they know")
                .hasSize(2);
        assertThat(passed()).containsExactly("REMINDER true", "REMINDER false");
        look("2025-06-17T08:30:00");
        assertThat(told()).filteredOn(one -> one.startsWith("OVERDUE")).hasSize(3);
    }

    @Test
    void a_day_brought_forward_tells_the_highest_rung_once() {
        open("t", "shoko");
        look("2025-06-05T08:30:00");
        move(LocalDate.of(2025, 5, 30));
        look("2025-06-05T08:31:00");
        look("2025-06-05T12:00:00");
        assertThat(told()).containsExactlyInAnyOrder("DIRECTOR 𠮷野桂子", "DIRECTOR 渡辺茂");
    }

    @Test
    void a_quiet_unit_is_told_after_it_and_then_the_highest_rung_only() {
        open("t", "shoko");
        quiet("kankei", LocalDate.of(2025, 6, 9), LocalDate.of(2025, 6, 18));
        for (var day : List.of("10", "13", "16", "18")) {
            look("2025-06-" + day + "T08:30:00");
        }
        assertThat(outbox.all()).as("its department is quiet").isEmpty();
        assertThat(passed()).isEmpty();
        look("2025-06-19T08:30:00");
        assertThat(told()).containsExactlyInAnyOrder("DIRECTOR 𠮷野桂子", "DIRECTOR 渡辺茂");
        assertThat(passed()).containsExactly("DIRECTOR true", "OVERDUE false", "REMINDER false");
    }

    @Test
    void what_is_told_offers_the_doer_to_ask_for_more_time() {
        open("t", "shoko");
        look("2025-06-16T08:30:00");
        assertThat(outbox.all()).allSatisfy(letter -> {
            var doer = letter.recipient().equals("佐藤花子") || letter.recipient().equals("鈴木一郎");
            assertThat(letter.body().contains("/extensions/new?task=t")).isEqualTo(doer);
        });
    }

    private void move(LocalDate due) {
        inbox.move("t", due, null);
    }

    private void quiet(String unit, LocalDate first, LocalDate last) {
        periods.saveAndFlush(new QuietPeriod(
                town.unit(unit), first, last, "災害対応", town.person("kikaku").id(), clock.instant()));
    }

    private void open(String id, String unit) {
        clock.moveTo(at("2025-06-02T10:00:00"));
        inbox.open(new NewTask(
                id,
                TaskKind.SELF_EVALUATE,
                SUBJECT,
                UUID.randomUUID(),
                Role.SECTION_STAFF,
                town.unit(unit),
                "No.12 求人情報提供事業",
                "12",
                DUE));
    }

    private void look(String dateTime) {
        clock.moveTo(at(dateTime));
        transaction.executeWithoutResult(status -> chase().look(SUBJECT, TaskKind.SELF_EVALUATE));
    }

    private Chase chase() {
        return java.util.Objects.requireNonNull(chase);
    }

    private static Instant at(String dateTime) {
        return java.time.LocalDateTime.parse(dateTime).atZone(TownClock.ZONE).toInstant();
    }

    private List<String> told() {
        return outbox.all().stream()
                .map((LetterView letter) -> letter.kind() + " " + letter.recipient())
                .toList();
    }

    private List<String> passed() {
        return jdbc.query(
                "select rung, told from task_rung order by due, rung",
                (row, n) -> row.getString(1) + " " + row.getBoolean(2));
    }

    private ChaseRules.Step step(Rung rung) {
        return new ChaseRules.Step(rung, clock.instant(), Set.of(Addressee.SECTION_STAFF), Tone.PLAIN, Channel.MAIL);
    }
}
