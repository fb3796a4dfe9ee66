package org.meguri.crosstab;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.meguri.committee.RemarkLookup;
import org.meguri.committee.RemarkStatus;
import org.meguri.committee.RemarkView;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleScales;
import org.meguri.cycle.CycleView;
import org.meguri.difference.GradeChange;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.LastAnswers;
import org.meguri.evaluation.Status;
import org.meguri.organization.Directory;
import org.meguri.organization.Lineage;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.Option;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.sheet.Sheets;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The answers of a year's sheets as they stand now, drafts too, as far as a person may see them: planning all of them, a
 * chief those of the own section, a director those of the department. The number of queries does not depend on how many
 * sheets there are.
 */
@Service
@Transactional(readOnly = true)
class YearAnswers {

    static final String ANSWER = "answer.";
    static final String LEVEL = "level.";
    static final String UNIT = "unit";
    static final String STATUS = "status";

    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final PlanRegister plans;
    private final RemarkLookup remarks;
    private final Directory directory;
    private final Lineage lineage;
    private final Sheets sheets;
    private final Words words;
    private final Clock clock;

    YearAnswers(
            EvaluationLookup evaluations,
            CycleLookup cycles,
            PlanRegister plans,
            RemarkLookup remarks,
            Directory directory,
            Lineage lineage,
            Sheets sheets,
            Words words,
            Clock clock) {
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.plans = plans;
        this.remarks = remarks;
        this.directory = directory;
        this.lineage = lineage;
        this.sheets = sheets;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A year, read.
     *
     * @param all every sheet that the person may see, in the order of the plan
     * @param forms the sheets' forms, by the key of the variant, "" for the plan's own
     */
    record Year(CycleView cycle, List<Subject> all, Map<String, Sheet> forms, Instant at) {

        Sheet form(Subject subject) {
            var variant = subject.sheet().variant();
            return Objects.requireNonNull(forms.get(variant == null ? "" : variant));
        }

        /** Fields with choices of any of the forms, with all their choices, the plan's own form first. */
        Map<String, Choosing> choosing() {
            var fields = new LinkedHashMap<String, Choosing>();
            forms.values().stream()
                    .flatMap(form -> form.fields().stream())
                    .filter(SheetField::choice)
                    .forEach(field -> fields.merge(
                            field.key(), new Choosing(field.key(), field.label(), field.options()), Choosing::and));
            return fields;
        }
    }

    /** A field with choices. */
    record Choosing(String field, String label, List<Option> options) {

        Choosing and(Choosing other) {
            var union = new LinkedHashSet<>(options);
            union.addAll(other.options);
            return new Choosing(field, label, List.copyOf(union));
        }
    }

    /** @throws Refusal (403) when the person leads nothing, (404) when there is no such cycle */
    Year read(CycleView cycle, SignedIn person) {
        var visible = visible(person);
        var found = evaluations.all(cycle.id()).stream().filter(visible).toList();
        var units = directory.unitsOf(
                found.stream().map(EvaluationView::leadUnit).distinct().toList());
        var items = plans.itemsAsOf(cycle.plan(), cycle.year()).stream()
                .collect(Collectors.toMap(PlanItemView::id, item -> item));
        var forms = new LinkedHashMap<String, Sheet>();
        var scales = new CycleScales(cycle.definition());
        forms.put("", sheets.read(cycle.sheet(), scales));
        new TreeMap<>(cycle.sheets()).forEach((variant, form) -> forms.put(variant, sheets.read(form, scales)));
        return new Year(
                cycle,
                found.stream()
                        .map(sheet -> new Subject(
                                sheet,
                                Objects.requireNonNull(units.get(sheet.leadUnit())),
                                Optional.ofNullable(items.get(sheet.item()))
                                        .map(PlanItemView::levels)
                                        .orElse(Map.of())))
                        .toList(),
                forms,
                clock.instant());
    }

    private Predicate<EvaluationView> visible(SignedIn person) {
        if (person.has(Role.PLANNING)) {
            return sheet -> true;
        }
        var led = led(person);
        if (led.isEmpty()) {
            throw Refusal.forbidden("crosstab.not-yours");
        }
        return sheet -> sheet.units().stream().anyMatch(led::contains);
    }

    /** The units that the person leads, and what they took over from: its sheets are theirs to read. */
    private Set<UnitId> led(SignedIn person) {
        var led = new HashSet<UnitId>();
        for (var duty : person.duties()) {
            if (duty.role() == Role.SECTION_CHIEF) {
                led.add(duty.unit());
            } else if (duty.role() == Role.DIRECTOR) {
                led.add(duty.unit());
                directory.units(LocalDate.now(clock)).stream()
                        .filter(unit -> duty.unit().equals(unit.parent()))
                        .forEach(unit -> led.add(unit.id()));
            }
        }
        var all = new HashSet<>(led);
        led.forEach(unit -> all.addAll(lineage.forebears(unit)));
        return all;
    }

    /** Everything that may be laid across: fields with choices, the plan's levels, the lead unit, the state. */
    List<Axis> axes(Year year) {
        var told = new Axis.Words(words.of("crosstab.off-scale"), words.of("crosstab.missing"));
        var axes = new ArrayList<Axis>();
        year.choosing()
                .values()
                .forEach(one -> axes.add(Axis.ofChoices(
                        ANSWER + one.field(), one.label(), one.options(), one.field(), year.all(), told)));
        for (var level : year.cycle().definition().levels()) {
            var entries = new LinkedHashMap<String, String>();
            year.all().forEach(subject -> Optional.ofNullable(subject.levels().get(level.key()))
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> entries.putIfAbsent(text, text)));
            axes.add(Axis.of(
                    LEVEL + level.key(),
                    level.label(),
                    entries,
                    subject -> subject.levels().getOrDefault(level.key(), ""),
                    year.all(),
                    told));
        }
        var units = new LinkedHashMap<String, String>();
        units(year).forEach(unit -> units.put(unit.id().toString(), unit.name()));
        axes.add(Axis.of(
                UNIT,
                words.of("crosstab.unit"),
                units,
                subject -> subject.lead().id().toString(),
                year.all(),
                told));
        var states = new LinkedHashMap<String, String>();
        for (var status : Status.values()) {
            states.put(status.name(), words.of("evaluation.status." + status));
        }
        axes.add(Axis.of(
                STATUS,
                words.of("crosstab.status"),
                states,
                subject -> subject.sheet().status().name(),
                year.all(),
                told));
        return axes;
    }

    /** The lead units of the sheets, by code. */
    List<UnitView> units(Year year) {
        return year.all().stream()
                .map(Subject::lead)
                .distinct()
                .sorted(Comparator.comparing(UnitView::code))
                .toList();
    }

    /** A sheet whose answer is compared with last year's. @param before "" where there was none */
    record Changed(Subject subject, String before, String now, GradeChange change) {}

    /** Every sheet with what became of the answer to a field since last year, in the order of the plan. */
    List<Changed> changes(Year year, List<Subject> subjects, Choosing field) {
        var last = last(year, subjects);
        var sameScale = cycles.previous(year.cycle())
                .map(before -> evaluations
                        .sheet(before.id())
                        .field(field.field())
                        .map(then -> GradeChange.sameScale(then.options(), field.options()))
                        .orElse(true))
                .orElse(true);
        return subjects.stream()
                .map(subject -> {
                    var before = before(last, subject);
                    var answer = before.map(one -> one.content()
                                    .getOrDefault(field.field(), "")
                                    .strip())
                            .orElse("");
                    // Of a year before the product only the letter is known; it is compared where this year's scale has
                    // it.
                    var comparable = sameScale
                            || before.map(one -> one.evaluation() == null).orElse(false);
                    return new Changed(
                            subject,
                            answer,
                            subject.answer(field.field()),
                            GradeChange.of(subject.answer(field.field()), answer, field.options(), comparable));
                })
                .toList();
    }

    /**
     * A sheet with how much of its text stood there last year.
     *
     * @param fields share by label of the field, of those in which something is written
     */
    record Copied(Subject subject, SameText.Share share, Map<String, SameText.Share> fields) {}

    /** The sheets on which something is written this year and was last year, in the order of the plan. */
    List<Copied> copied(Year year, List<Subject> subjects) {
        var last = last(year, subjects);
        var copied = new ArrayList<Copied>();
        for (var subject : subjects) {
            before(last, subject).ifPresent(before -> {
                var fields = new LinkedHashMap<String, SameText.Share>();
                var whole = new SameText.Share(0, 0);
                for (var field : year.form(subject).fields()) {
                    if (field.text() && !subject.answer(field.key()).isEmpty()) {
                        var share = SameText.share(
                                subject.answer(field.key()), before.content().getOrDefault(field.key(), ""));
                        fields.put(field.label(), share);
                        whole = whole.plus(share);
                    }
                }
                if (whole.all() > 0) {
                    copied.add(new Copied(subject, whole, fields));
                }
            });
        }
        return copied;
    }

    private Map<PlanItemId, List<LastAnswers>> last(Year year, List<Subject> subjects) {
        return evaluations.lastYear(
                year.cycle(),
                subjects.stream().map(subject -> subject.sheet().item()).toList());
    }

    /** What was answered last on the item itself, or else on the nearest that went into it. */
    private static Optional<LastAnswers> before(Map<PlanItemId, List<LastAnswers>> last, Subject subject) {
        return last.getOrDefault(subject.sheet().item(), List.of()).stream().findFirst();
    }

    /** The committee's remarks on these sheets that still wait for an approved answer, by number. */
    List<RemarkView> openRemarks(Year year, List<Subject> subjects) {
        var ids = subjects.stream().map(subject -> subject.sheet().id()).collect(Collectors.toSet());
        return remarks.ofCycle(year.cycle().id()).stream()
                .filter(remark -> remark.status() != RemarkStatus.CLOSED && ids.contains(remark.evaluation()))
                .toList();
    }
}
