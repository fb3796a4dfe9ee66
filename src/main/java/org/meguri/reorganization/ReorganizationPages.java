package org.meguri.reorganization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Lineage;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitKind;
import org.meguri.organization.UnitView;
import org.meguri.reorganization.DryRun.Problem;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the pages of reorganisations show, in words. */
@Component
@Transactional(readOnly = true)
class ReorganizationPages {

    private final Reorganizations reorganizations;
    private final TryOut tryOut;
    private final MappingFile files;
    private final MovedTable table;
    private final Directory directory;
    private final Lineage lineage;
    private final Words words;
    private final JapaneseDates dates;

    ReorganizationPages(
            Reorganizations reorganizations,
            TryOut tryOut,
            MappingFile files,
            MovedTable table,
            Directory directory,
            Lineage lineage,
            Words words,
            JapaneseDates dates) {
        this.reorganizations = reorganizations;
        this.tryOut = tryOut;
        this.files = files;
        this.table = table;
        this.directory = directory;
        this.lineage = lineage;
        this.words = words;
        this.dates = dates;
    }

    /** A line of the list. */
    record Line(UUID id, String title, LocalDate firstDay, String state, String tone, Instant changedAt) {}

    /** A choice as the fragments of forms read it. */
    record Choice(String value, String label, @Nullable String meaning) {}

    /** A new unit in words. */
    record UnitRow(String code, String name, UnitKind kind, String parent) {}

    /** A succession in words. @param way rename, merge, split or split-merge */
    record MoveRow(String from, String to, String way) {}

    /** A new appointment in words. */
    record AppointmentRow(String name, String to, Role role) {}

    /**
     * Everything that the pages of one reorganisation show.
     *
     * @param revision as it is seen, to be sent back with every change
     * @param destinations where something may go: new units and those that go on
     * @param ending units of before, which may end
     * @param own the destinations of each unit that is split, by the unit's id
     */
    record Page(
            UUID id,
            String title,
            LocalDate firstDay,
            ReorganizationState state,
            boolean heldUp,
            long revision,
            String changedBy,
            Instant changedAt,
            @Nullable Instant appliedAt,
            List<UnitRow> units,
            List<MoveRow> moves,
            List<AppointmentRow> appointments,
            List<Choice> destinations,
            List<Choice> ending,
            List<Choice> departments,
            Map<String, List<Choice>> own,
            List<Choice> officers) {}

    List<Line> lines(SignedIn person) {
        DraftReorganization.mayDraft(person);
        return reorganizations.findAllByOrderByFirstDayDesc().stream()
                .map(one -> new Line(
                        one.id().value(),
                        one.title(),
                        one.firstDay(),
                        one.heldUp() ? "held-up" : one.state().name(),
                        switch (one.state()) {
                            case DRAFT -> "draft";
                            case SCHEDULED -> one.heldUp() ? "error" : "submitted";
                            case APPLIED -> "confirmed";
                        },
                        one.changedAt()))
                .toList();
    }

    List<Lineage.Step> lineage() {
        return lineage.steps();
    }

    ReorganizationState state(ReorganizationId id) {
        return reorganizations.get(id).state();
    }

    Page page(ReorganizationId id, SignedIn person) {
        DraftReorganization.mayDraft(person);
        var one = reorganizations.get(id);
        var mapping = one.mapping();
        var before = directory.units(one.firstDay().minusDays(1));
        var names = new HashMap<String, String>();
        before.forEach(unit -> names.put(unit.code(), unit.name()));
        mapping.units().forEach(unit -> names.putIfAbsent(unit.code(), unit.name()));
        var destinations = destinations(mapping, one.firstDay());
        destinations.forEach(choice -> names.putIfAbsent(choice.value(), choice.label()));
        return new Page(
                id.value(),
                one.title(),
                one.firstDay(),
                one.state(),
                one.heldUp(),
                one.revision(),
                directory.officer(one.changedBy()).name(),
                one.changedAt(),
                one.appliedAt(),
                mapping.units().stream()
                        .map(unit -> new UnitRow(
                                unit.code(),
                                unit.name(),
                                unit.kind(),
                                names.getOrDefault(unit.parentCode(), unit.parentCode())))
                        .toList(),
                mapping.moves().stream()
                        .map(move -> new MoveRow(
                                directory.unit(move.from()).name(),
                                names.getOrDefault(move.toCode(), move.toCode()),
                                way(mapping, move)))
                        .toList(),
                mapping.appointments().stream()
                        .map(appointment -> new AppointmentRow(
                                directory.officer(appointment.officer()).name(),
                                names.getOrDefault(appointment.toCode(), appointment.toCode()),
                                appointment.role()))
                        .toList(),
                destinations,
                before.stream().map(this::choice).toList(),
                departments(mapping, one.firstDay()),
                own(mapping, names),
                officers(one.firstDay()));
    }

    DryRun dryRun(ReorganizationId id, SignedIn person) {
        DraftReorganization.mayDraft(person);
        return tryOut.of(reorganizations.get(id));
    }

    String mappingFile(ReorganizationId id, SignedIn person) {
        DraftReorganization.mayDraft(person);
        var one = reorganizations.get(id);
        return files.write(one.mapping(), tryOut.of(one));
    }

    /** Everything that moves, or that moved. */
    String movedTable(ReorganizationId id, SignedIn person) {
        DraftReorganization.mayDraft(person);
        var one = reorganizations.get(id);
        return one.state() == ReorganizationState.APPLIED ? one.record() : table.of(tryOut.of(one));
    }

    /** The figures of one that was carried out. */
    List<DryRun.Count> figures(ReorganizationId id) {
        return reorganizations.get(id).figures().stream()
                .map(line -> new DryRun.Count(line.kind(), line.fromUnit(), line.toUnit(), line.things()))
                .toList();
    }

    /** Problems in words. */
    List<String> sentences(List<Problem> problems) {
        return problems.stream()
                .map(problem -> words.of(
                        problem.key(),
                        problem.arguments().stream()
                                .map(argument -> argument instanceof LocalDate day ? dates.full(day) : argument)
                                .toArray()))
                .toList();
    }

    private static String way(Mapping mapping, Mapping.Move move) {
        var merged = mapping.moves().stream()
                        .filter(other -> other.toCode().equals(move.toCode()))
                        .count()
                > 1;
        if (mapping.split(move.from())) {
            return merged ? "split-merge" : "split";
        }
        return merged ? "merge" : "rename";
    }

    private List<Choice> destinations(Mapping mapping, LocalDate firstDay) {
        var choices = new ArrayList<Choice>();
        mapping.units().forEach(unit -> choices.add(new Choice(unit.code(), unit.name(), null)));
        directory.units(firstDay).stream()
                .filter(unit -> !mapping.ending().contains(unit.id()))
                .map(this::choice)
                .forEach(choices::add);
        return choices;
    }

    private List<Choice> departments(Mapping mapping, LocalDate firstDay) {
        var choices = new ArrayList<Choice>();
        mapping.units().stream()
                .filter(unit -> unit.kind() == UnitKind.DEPARTMENT)
                .forEach(unit -> choices.add(new Choice(unit.code(), unit.name(), null)));
        directory.units(firstDay).stream()
                .filter(unit ->
                        unit.kind() == UnitKind.DEPARTMENT && !mapping.ending().contains(unit.id()))
                .map(this::choice)
                .forEach(choices::add);
        return choices;
    }

    private static Map<String, List<Choice>> own(Mapping mapping, Map<String, String> names) {
        var own = new HashMap<String, List<Choice>>();
        for (var unit : mapping.ending()) {
            own.put(
                    unit.toString(),
                    mapping.destinations(unit).stream()
                            .map(code -> new Choice(code, names.getOrDefault(code, code), null))
                            .toList());
        }
        return own;
    }

    private List<Choice> officers(LocalDate on) {
        var officers = new HashMap<String, String>();
        for (var role : List.of(Role.SECTION_STAFF, Role.SECTION_CHIEF, Role.DIRECTOR)) {
            directory.holders(role, on.minusDays(1)).forEach(one -> officers.putIfAbsent(one.login(), one.name()));
        }
        return officers.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> new Choice(
                        entry.getKey(), words.of("reorganization.officer", entry.getValue(), entry.getKey()), null))
                .toList();
    }

    private Choice choice(UnitView unit) {
        return new Choice(unit.code(), unit.name(), null);
    }
}
