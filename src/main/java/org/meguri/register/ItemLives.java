package org.meguri.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.DecisionView;
import org.meguri.plan.ItemLife;
import org.meguri.plan.ItemState;
import org.meguri.plan.Lineage;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.PlanView;
import org.meguri.plan.RegisterLine;
import org.meguri.plan.WorkInProgress;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the rooms know of an item and of everything that it comes from or that came of it. */
@Service
@Transactional(readOnly = true)
class ItemLives {

    /** Pages of these addresses are only for the units of the item, for planning and for the executives. */
    private static final List<String> FOR_THOSE_CONCERNED = List.of("/evaluations/", "/remarks/", "/proposals/");

    private final PlanRegister plans;
    private final List<ItemLife> lives;
    private final List<WorkInProgress> work;
    private final Directory directory;
    private final UnitNames units;
    private final DecisionWords decisionWords;
    private final Words words;

    ItemLives(
            PlanRegister plans,
            List<ItemLife> lives,
            List<WorkInProgress> work,
            Directory directory,
            UnitNames units,
            DecisionWords decisionWords,
            Words words) {
        this.plans = plans;
        this.lives = lives;
        this.work = work;
        this.directory = directory;
        this.units = units;
        this.decisionWords = decisionWords;
        this.words = words;
    }

    /**
     * One item of a family.
     *
     * @param relation message key of what it is to the item of the page: {@code register.relation.self} …
     * @param now as it is this year
     * @param state what it is this year
     * @param last what it is in the last year that anything is known of
     * @param years one for each year in which there is something to say, in order
     * @param told the decisions that it takes part in, reversed ones too
     */
    record Member(
            PlanItemId id,
            PlanView plan,
            String relation,
            PlanItemView now,
            ItemState state,
            ItemState last,
            List<String> units,
            List<Year> years,
            List<DecisionWords.Told> told) {

        /** The same item without who decided what, and why. */
        Member withoutDecisions() {
            return new Member(
                    id,
                    plan,
                    relation,
                    now,
                    state,
                    last,
                    units,
                    years.stream()
                            .map(one -> new Year(
                                    one.year(),
                                    one.state(),
                                    one.number(),
                                    one.name(),
                                    one.units(),
                                    List.of(),
                                    one.lines()))
                            .toList(),
                    List.of());
        }
    }

    /** A year in the life of an item. */
    record Year(
            FiscalYear year,
            ItemState state,
            @Nullable String number,
            String name,
            List<String> units,
            List<DecisionWords.Told> decisions,
            List<Line> lines) {}

    /** What another room says of the year. */
    record Line(String kind, String text, @Nullable String href, List<ItemLife.Text> texts) {}

    /** The item first, then its family, what went into it before what came out of it. */
    List<Member> of(PlanItemId id, FiscalYear today, SignedIn person) {
        plans.item(id);
        var lineage = plans.lineage(id);
        var family = lineage.family();
        var entries = new HashMap<PlanItemId, List<ItemLife.Entry>>();
        lives.stream().flatMap(room -> room.of(family).stream()).forEach(entry -> entries.computeIfAbsent(
                        entry.item(), one -> new ArrayList<>())
                .add(entry));
        var decisions = plans.decisions(family);
        var spans = new LinkedHashMap<PlanItemId, SortedMap<FiscalYear, RegisterLine>>();
        var planOf = new HashMap<PlanItemId, PlanView>();
        for (var member : family) {
            var plan = plans.plan(plans.item(member).plan());
            planOf.put(member, plan);
            spans.put(
                    member,
                    plans.life(member, span(member, plan, today, decisions, entries.getOrDefault(member, List.of()))));
        }
        var concerned = concerned(person, spans.values());
        return family.stream()
                .map(member -> member(
                        member,
                        Objects.requireNonNull(planOf.get(member)),
                        relation(member, lineage),
                        today,
                        spans,
                        decisions.stream()
                                .filter(decision -> decision.concerns(member))
                                .toList(),
                        entries.getOrDefault(member, List.of()),
                        concerned))
                .toList();
    }

    /** What is being worked on for the family, in words. */
    List<String> open(List<Member> family) {
        var headings = new LinkedHashMap<PlanItemId, String>();
        family.forEach(member -> headings.put(member.id(), member.now().heading()));
        return work.stream()
                .flatMap(room -> room.open(headings.keySet()).stream())
                .map(open -> words.of(
                        "register.open.one",
                        headings.getOrDefault(open.item(), ""),
                        open.year().both(),
                        words.of(open.kind(), open.arguments().toArray())))
                .distinct()
                .sorted()
                .toList();
    }

    /** All years of the plan, of the decisions and of what other rooms tell, and the year before, for comparisons. */
    private static Collection<FiscalYear> span(
            PlanItemId item,
            PlanView plan,
            FiscalYear today,
            List<DecisionView> decisions,
            List<ItemLife.Entry> entries) {
        var known = new TreeSet<FiscalYear>();
        known.add(new FiscalYear(plan.period().from()));
        known.add(new FiscalYear(plan.period().to()));
        known.add(today);
        decisions.stream().filter(decision -> decision.concerns(item)).forEach(decision -> known.add(decision.year()));
        entries.forEach(entry -> known.add(entry.year()));
        var years = new TreeSet<FiscalYear>();
        for (var year = known.first().previous(); year.compareTo(known.last()) <= 0; year = year.next()) {
            years.add(year);
        }
        return years;
    }

    private static String relation(PlanItemId member, Lineage lineage) {
        if (member.equals(lineage.item())) {
            return "register.relation.self";
        }
        if (lineage.ancestors().contains(member)) {
            return "register.relation.ancestor";
        }
        return lineage.descendants().contains(member) ? "register.relation.descendant" : "register.relation.other";
    }

    private Member member(
            PlanItemId id,
            PlanView plan,
            String relation,
            FiscalYear today,
            Map<PlanItemId, SortedMap<FiscalYear, RegisterLine>> spans,
            List<DecisionView> decisions,
            List<ItemLife.Entry> entries,
            boolean concerned) {
        var told = decisionWords.told(decisions, plan.definition(), (item, year) -> {
            var span = spans.get(item);
            var line = span == null ? null : span.get(year);
            return line == null ? plans.item(item, year) : line.item();
        });
        var span = Objects.requireNonNull(spans.get(id));
        var now = Objects.requireNonNull(span.get(today));
        var years = new ArrayList<Year>();
        @Nullable ItemState before = null;
        for (var entry : span.entrySet()) {
            var year = entry.getKey();
            var item = entry.getValue().item();
            var state = entry.getValue().state();
            var decided = told.stream()
                    .filter(one -> one.decision().year().equals(year))
                    .toList();
            var lines = entries.stream()
                    .filter(line -> line.year().equals(year))
                    .sorted(Comparator.comparing(ItemLife.Entry::kind))
                    .map(line -> new Line(words.of(line.kind()), line.text(), href(line, concerned), line.texts()))
                    .toList();
            var within = year.year() >= plan.period().from()
                    && year.year() <= plan.period().to();
            var tells = !decided.isEmpty() || !lines.isEmpty();
            if (tells || (within && state != ItemState.NOT_YET && (state != before || !over(state)))) {
                years.add(new Year(
                        year,
                        state,
                        item.number(),
                        item.name(),
                        units.printed(item.responsibilities()),
                        decided,
                        lines));
            }
            before = state;
        }
        return new Member(
                id,
                plan,
                relation,
                now.item(),
                now.state(),
                Objects.requireNonNull(span.get(span.lastKey())).state(),
                units.printed(now.item().responsibilities()),
                years,
                told);
    }

    private static boolean over(ItemState state) {
        return state.ended() && !state.counted();
    }

    private static @Nullable String href(ItemLife.Entry entry, boolean concerned) {
        var href = entry.href();
        return href == null || concerned || FOR_THOSE_CONCERNED.stream().noneMatch(href::startsWith) ? href : null;
    }

    private boolean concerned(SignedIn person, Collection<SortedMap<FiscalYear, RegisterLine>> spans) {
        if (person.has(Role.PLANNING) || person.has(Role.EXECUTIVE)) {
            return true;
        }
        var responsible = new LinkedHashSet<UnitId>();
        spans.forEach(span ->
                span.values().forEach(line -> responsible.addAll(line.item().units())));
        return responsible.stream().anyMatch(unit -> person.duties().stream()
                .anyMatch(duty -> duty.unit().equals(unit)
                        || duty.unit().equals(directory.unit(unit).parent())));
    }
}
