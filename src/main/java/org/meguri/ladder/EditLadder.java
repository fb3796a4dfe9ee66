package org.meguri.ladder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.task.Addressee;
import org.meguri.task.Chase;
import org.meguri.task.ChaseRules;
import org.meguri.task.Rung;
import org.meguri.task.TaskKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.DataIntegrityViolationException;

/** 督促の段の変更: the planning division sets the rungs of a stage from a day on. */
@UseCase
class EditLadder {

    /** Stands for the whole table. */
    static final String ALL = "ALL";

    /** Working days from the due day, either way. */
    static final int FARTHEST = 60;

    /** Days from today within which a change has to begin. */
    static final int LATEST_BEGINNING = 400;

    private final LadderEditions editions;
    private final LadderTables tables;
    private final Ladder ladder;
    private final Chase chase;
    private final WorkingCalendar calendar;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    EditLadder(
            LadderEditions editions,
            LadderTables tables,
            Ladder ladder,
            Chase chase,
            WorkingCalendar calendar,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.editions = editions;
        this.tables = tables;
        this.ladder = ladder;
        this.chase = chase;
        this.calendar = calendar;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What is wrong with a row or with the day. @param rung null where it is the day or the whole */
    record Flaw(@Nullable Rung rung, String key, List<Object> arguments) {}

    /**
     * What a change would do.
     *
     * @param flaws why it cannot be kept; empty where it can
     * @param told how many open tasks would be told of which rung on the first morning under the new rows
     * @param toldBefore the same for the rows that count until then
     */
    record Outlook(List<Flaw> flaws, Map<Rung, Integer> told, Map<Rung, Integer> toldBefore) {}

    /** Stages in the order of the work. */
    List<String> stages() {
        return tables.product().stream().map(LadderRow::stage).distinct().toList();
    }

    /** The rungs that the models have timers for in a stage: those of the product's own table. */
    List<Rung> rungs(String stage) {
        var rungs = tables.product().stream()
                .filter(row -> row.stage().equals(stage))
                .map(LadderRow::rung)
                .toList();
        if (rungs.isEmpty()) {
            throw Refusal.notFound("ladder.stage.unknown");
        }
        return rungs;
    }

    /** Whom a stage's rungs can tell. */
    static Set<Addressee> addressees(String stage) {
        return switch (stage) {
            case "SELF_EVALUATION", "APPROVAL", "ANSWER", "ANSWER_APPROVAL", "PROPOSAL", "PROPOSAL_APPROVAL" ->
                Set.of(
                        Addressee.WRITER,
                        Addressee.SECTION_STAFF,
                        Addressee.SECTION_CHIEF,
                        Addressee.DEPUTY,
                        Addressee.DIRECTOR,
                        Addressee.PLANNING);
            case "COMMITTEE" -> Set.of(Addressee.COMMITTEE_MEMBER, Addressee.PLANNING, Addressee.DIRECTOR);
            case "BOARD" -> Set.of(Addressee.EXECUTIVE, Addressee.PLANNING, Addressee.DIRECTOR);
            default -> Set.of(Addressee.PLANNING, Addressee.DIRECTOR);
        };
    }

    /** The rows that count on a day. */
    List<LadderRow> rowsOn(LocalDate day, SignedIn by) {
        requirePlanning(by);
        return ladder.rows(day);
    }

    /** The edition in force on the day; empty where it is the product's own table. */
    Optional<LadderEditionView> inForce(LocalDate day, SignedIn by) {
        requirePlanning(by);
        return editions.upTo(day).stream().findFirst().map(LadderEdition::view);
    }

    /** Every edition, the newest first. */
    List<LadderEditionView> history(SignedIn by) {
        requirePlanning(by);
        return editions.findAll().stream().map(LadderEdition::view).toList();
    }

    /** @throws Refusal (404) when there is none */
    LadderEditionView edition(int number, SignedIn by) {
        requirePlanning(by);
        return find(number).view();
    }

    /** The rows of the product itself. */
    List<LadderRow> product(SignedIn by) {
        requirePlanning(by);
        return tables.product();
    }

    /** An edition as a DMN file. @param number null for the product's own table */
    byte[] file(@Nullable Integer number, SignedIn by) {
        requirePlanning(by);
        return tables.file(number == null ? null : find(number).deployed());
    }

    /** What it would mean to have these rows in a stage from a day on. Changes nothing. */
    Outlook outlook(String stage, List<LadderRow> rows, LocalDate from, SignedIn by) {
        requirePlanning(by);
        var flaws = new ArrayList<>(flaws(stage, rows));
        flaws.addAll(flaws(from));
        var before = rowsOn(from, by);
        if (flaws.isEmpty() && of(stage, before).equals(rows)) {
            flaws.add(new Flaw(null, "ladder.same", List.of()));
        }
        var first = calendar.isWorkingDay(from) ? from : calendar.plus(from, 1);
        var moment = first.atTime(9, 0).atZone(ZoneId.systemDefault()).toInstant();
        Predicate<TaskKind> ofStage = kind -> tables.stage(kind).equals(stage);
        return new Outlook(
                flaws, chase.outlook(ofStage, rules(rows), moment), chase.outlook(ofStage, rules(before), moment));
    }

    /**
     * Keeps the rows of a stage from a day on. Until then, and for all other stages, what counts stays.
     *
     * @param rows of the stage, from the lowest; a rung without a row is not told
     * @param reason 1 to {@value LadderEdition#REASON_LENGTH} characters
     * @throws Refusal (422) for what {@link #outlook} finds wrong; (409) when somebody else was first
     */
    int change(String stage, List<LadderRow> rows, LocalDate from, @Nullable String reason, SignedIn by) {
        requirePlanning(by);
        outlook(stage, rows, from, by).flaws().stream().findFirst().ifPresent(flaw -> {
            throw new Refusal(flaw.key(), flaw.arguments().toArray());
        });
        var whole = stages().stream()
                .flatMap(one -> one.equals(stage) ? rows.stream() : of(one, rowsOn(from, by)).stream())
                .toList();
        return keep(stage, whole, from, reason, by);
    }

    /**
     * Brings back an earlier edition, or the product's own table, from a day on.
     *
     * @param number of the edition; null for the product's own
     */
    int restore(@Nullable Integer number, LocalDate from, @Nullable String reason, SignedIn by) {
        requirePlanning(by);
        var rows = number == null ? tables.product() : find(number).rows();
        flaws(from).stream().findFirst().ifPresent(flaw -> {
            throw new Refusal(flaw.key(), flaw.arguments().toArray());
        });
        if (rowsOn(from, by).equals(rows)) {
            throw new Refusal("ladder.same");
        }
        return keep(ALL, rows, from, reason, by);
    }

    /** An edition that is to come will not. @throws Refusal (409) when it counts already or was withdrawn */
    void withdraw(int number, SignedIn by) {
        requirePlanning(by);
        var edition = find(number);
        var now = clock.instant();
        if (!edition.fromDay().isAfter(LocalDate.now(clock)) || !edition.withdraw(now)) {
            throw Refusal.conflict("ladder.not-to-come", number);
        }
        editions.saveAndFlush(edition);
        announcements.publishEvent(new LadderChanged(number, ALL, edition.fromDay(), true, by.id(), now));
    }

    private int keep(String stage, List<LadderRow> rows, LocalDate from, @Nullable String reason, SignedIn by) {
        var why = FreeText.accept("ladder.reason", reason, true, LadderEdition.REASON_LENGTH);
        var number = editions.lastNumber() + 1;
        var now = clock.instant();
        var edition = new LadderEdition(number, from, stage, why, tables.deploy(number, rows), rows, by.id(), now);
        try {
            editions.saveAndFlush(edition);
        } catch (DataIntegrityViolationException somebodyElseWasFirst) {
            throw Refusal.conflict("ladder.moved-on");
        }
        announcements.publishEvent(new LadderChanged(number, stage, from, false, by.id(), now));
        return number;
    }

    private LadderEdition find(int number) {
        return editions.findByNumber(number).orElseThrow(() -> Refusal.notFound("ladder.unknown"));
    }

    /** A change before one that is to come would be undone by it without a word. */
    private List<Flaw> flaws(LocalDate from) {
        var today = LocalDate.now(clock);
        if (from.isBefore(today)) {
            return List.of(new Flaw(null, "ladder.from.past", List.of(today)));
        }
        if (from.isAfter(today.plusDays(LATEST_BEGINNING))) {
            return List.of(new Flaw(null, "ladder.from.far", List.of(today.plusDays(LATEST_BEGINNING))));
        }
        return editions.after(from).stream()
                .findFirst()
                .map(next -> List.of(new Flaw(null, "ladder.from.before-next", List.of(next.fromDay(), next.number()))))
                .orElse(List.of());
    }

    /** What is wrong with the rows themselves. */
    List<Flaw> flaws(String stage, List<LadderRow> rows) {
        var known = rungs(stage);
        var allowed = addressees(stage);
        var flaws = new ArrayList<Flaw>();
        var days = new EnumMap<Rung, Integer>(Rung.class);
        for (var row : rows) {
            if (!known.contains(row.rung()) || !row.stage().equals(stage)) {
                throw Refusal.notFound("ladder.stage.unknown");
            }
            days.put(row.rung(), row.workingDays());
            if (Math.abs(row.workingDays()) > FARTHEST) {
                flaws.add(new Flaw(row.rung(), "ladder.days.far", List.of(rung(row), FARTHEST)));
            } else if (row.rung() == Rung.REMINDER && row.workingDays() > 0) {
                flaws.add(new Flaw(row.rung(), "ladder.days.reminder", List.of(rung(row))));
            } else if (row.rung() != Rung.REMINDER && row.workingDays() < 1) {
                flaws.add(new Flaw(row.rung(), "ladder.days.late", List.of(rung(row))));
            }
            if (row.addressees().isEmpty() || !allowed.containsAll(row.addressees())) {
                flaws.add(new Flaw(row.rung(), "ladder.nobody", List.of(rung(row))));
            }
        }
        if (!days.containsKey(Rung.OVERDUE)) {
            flaws.add(new Flaw(Rung.OVERDUE, "ladder.overdue-needed", List.of()));
        }
        var ascending = days.entrySet().stream().toList();
        for (int at = 1; at < ascending.size(); at++) {
            if (ascending.get(at).getValue() <= ascending.get(at - 1).getValue()) {
                flaws.add(new Flaw(
                        ascending.get(at).getKey(),
                        "ladder.order",
                        List.of(
                                rung(ascending.get(at).getKey()),
                                rung(ascending.get(at - 1).getKey()))));
            }
        }
        return flaws;
    }

    private static Object rung(LadderRow row) {
        return rung(row.rung());
    }

    private static Object rung(Rung rung) {
        return new DefaultMessageSourceResolvable("ladder.rung." + rung);
    }

    private ChaseRules rules(List<LadderRow> rows) {
        var byPlace = rows.stream().collect(Collectors.toMap(row -> row.stage() + row.rung(), row -> row));
        return (kind, rung, due) ->
                Optional.ofNullable(byPlace.get(tables.stage(kind) + rung)).map(row -> row.step(due, calendar));
    }

    static List<LadderRow> of(String stage, List<LadderRow> rows) {
        return rows.stream().filter(row -> row.stage().equals(stage)).toList();
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("ladder.planning-only");
        }
    }
}
