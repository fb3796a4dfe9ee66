package org.meguri.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.mirror.Answered;
import org.meguri.mirror.Finding;
import org.meguri.mirror.Finding.Weight;
import org.meguri.mirror.ItemFigure;
import org.meguri.mirror.ItemFigures;
import org.meguri.mirror.Mirror;
import org.meguri.organization.Directory;
import org.meguri.organization.Duty;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.sheet.Sheet;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is to be seen of drafts before they are handed in: the mirror's findings, and who gets them. */
@Service
@Transactional(readOnly = true)
class HandIn {

    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final ReturnRequests requests;
    private final UnchangedTexts unchanged;
    private final EarlierRemarks earlier;
    private final WritingRules rules;
    private final Mirror mirror;
    private final List<ItemFigures> figures;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    HandIn(
            EvaluationLookup evaluations,
            CycleLookup cycles,
            ReturnRequests requests,
            UnchangedTexts unchanged,
            EarlierRemarks earlier,
            WritingRules rules,
            Mirror mirror,
            List<ItemFigures> figures,
            Directory directory,
            Words words,
            Clock clock) {
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.requests = requests;
        this.unchanged = unchanged;
        this.earlier = earlier;
        this.rules = rules;
        this.mirror = mirror;
        this.figures = figures;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Who decides on the sheet for a unit.
     *
     * @param role {@code SECTION_CHIEF}, {@code DIRECTOR} where no chief may, since they wrote; "NONE" where there is nobody
     * @param names of those who may decide; deputies are called so and come after those in whose stead they act
     */
    record Recipient(UnitId unitId, String unit, String role, List<String> names) {}

    /** A draft that was looked at. @param findings what blocks first */
    record Looked(
            EvaluationView evaluation,
            CycleView cycle,
            Sheet sheet,
            List<Finding> findings,
            List<ItemFigure> figures,
            List<Recipient> recipients) {

        public int count(Weight weight) {
            return (int) findings.stream()
                    .filter(finding -> finding.weight() == weight)
                    .count();
        }

        public List<Finding> of(String weight) {
            return findings.stream()
                    .filter(finding -> finding.weight().name().equals(weight))
                    .toList();
        }

        /** Whether it may be handed in. */
        public boolean clear() {
            return count(Weight.FIX) == 0;
        }

        /** Key of the sentence that names who gets it. */
        public String toKey() {
            var roles = recipients.stream().map(Recipient::role).collect(Collectors.toSet());
            if (roles.contains("NONE")) {
                return "evaluation.hand-in.NONE";
            }
            return "evaluation.hand-in." + (roles.size() == 1 ? roles.iterator().next() : "MIXED");
        }

        public String names() {
            return recipients.stream()
                    .flatMap(recipient -> recipient.names().stream())
                    .distinct()
                    .collect(Collectors.joining("、"));
        }
    }

    /** One draft. */
    Looked look(EvaluationView evaluation, SignedIn person) {
        return look(List.of(evaluation), person).get(0);
    }

    /** Many drafts; the number of queries does not grow with them, but with their cycles and units. */
    List<Looked> look(Collection<EvaluationView> drafts, SignedIn person) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        var ids = drafts.stream().map(one -> one.id().value()).toList();
        var asked = requests.ofEvaluations(ids).stream().collect(Collectors.groupingBy(ReturnRequest::evaluation));
        var confirmed = unchanged.of(ids).stream().collect(Collectors.groupingBy(UnchangedText::evaluation));
        var byCycle = drafts.stream()
                .collect(Collectors.groupingBy(EvaluationView::cycle, LinkedHashMap::new, Collectors.toList()));
        var looked = new HashMap<EvaluationId, Looked>();
        var recipients = new HashMap<Post, List<Decider>>();
        var today = LocalDate.now(clock);
        byCycle.forEach((id, all) -> {
            var cycle = cycles.get(id);
            var items = all.stream().map(EvaluationView::item).toList();
            var last = evaluations.lastYear(cycle, items);
            var counted = counted(items, cycle, person);
            var remarks = earlier.onAll(cycle, all);
            var sheets = new HashMap<String, Sheet>();
            for (var draft : all) {
                var sheet = sheets.computeIfAbsent(String.valueOf(draft.variant()), key -> evaluations.sheet(draft));
                var open = asked.getOrDefault(draft.id(), List.of()).stream()
                        .map(ReturnRequest::view)
                        .filter(request -> request.round() == draft.round() - 1)
                        .toList();
                var errors = rules.missing(draft.content(), sheet, open, remarks.getOrDefault(draft.id(), List.of()));
                var before = last.getOrDefault(draft.item(), List.of()).stream()
                        .limit(1)
                        .filter(one -> one.pastYear() == null
                                || cycle.year().previous().equals(one.pastYear()))
                        .findFirst();
                var held = confirmed.getOrDefault(draft.id(), List.of()).stream()
                        .filter(one -> one.holds(draft.content()))
                        .map(UnchangedText::field)
                        .collect(Collectors.toSet());
                var of = counted.getOrDefault(draft.item(), List.of());
                looked.put(
                        draft.id(),
                        new Looked(
                                draft,
                                cycle,
                                sheet,
                                mirror.look(
                                        new Answered(
                                                sheet,
                                                draft.content(),
                                                before.map(LastAnswers::content).orElse(Map.of()),
                                                held,
                                                of),
                                        errors),
                                of,
                                recipients(draft, writers(draft, person), recipients, today)));
            }
        });
        return drafts.stream()
                .map(one -> java.util.Objects.requireNonNull(looked.get(one.id())))
                .toList();
    }

    private Map<PlanItemId, List<ItemFigure>> counted(List<PlanItemId> items, CycleView cycle, SignedIn person) {
        var counted = new HashMap<PlanItemId, List<ItemFigure>>();
        for (var source : figures) {
            source.of(items, cycle.year(), person)
                    .forEach((item, found) -> counted.computeIfAbsent(item, one -> new ArrayList<>())
                            .addAll(found));
        }
        return counted;
    }

    /** Who decides on a sheet that has been handed in. */
    List<Recipient> recipients(EvaluationView evaluation) {
        return recipients(evaluation, evaluation.writers(), new HashMap<>(), LocalDate.now(clock));
    }

    /** Everybody who will have written once this person has handed it in; none of them may decide. */
    private static Set<OfficerId> writers(EvaluationView draft, SignedIn person) {
        var wrote = new LinkedHashSet<>(draft.writers());
        wrote.add(person.id());
        return wrote;
    }

    /** Somebody who decides for a unit. @param deputy whether in the stead of somebody else (代決) */
    private record Decider(OfficerId id, String name, boolean deputy) {}

    private record Post(Role role, UnitId unit) {}

    private List<Recipient> recipients(
            EvaluationView draft, Set<OfficerId> wrote, Map<Post, List<Decider>> deciders, LocalDate today) {
        return draft.units().stream()
                .map(unit -> {
                    var name = directory.unit(unit).name();
                    var may = names(Role.SECTION_CHIEF, unit, wrote, deciders, today);
                    if (!may.isEmpty()) {
                        return new Recipient(unit, name, Role.SECTION_CHIEF.name(), may);
                    }
                    var above = names(Role.DIRECTOR, unit, wrote, deciders, today);
                    return new Recipient(unit, name, above.isEmpty() ? "NONE" : Role.DIRECTOR.name(), above);
                })
                .toList();
    }

    private List<String> names(
            Role role, UnitId unit, Set<OfficerId> wrote, Map<Post, List<Decider>> deciders, LocalDate today) {
        return deciders.computeIfAbsent(new Post(role, unit), post -> deciders(role, unit, today)).stream()
                .filter(decider -> !wrote.contains(decider.id()))
                .map(decider ->
                        decider.deputy() ? words.of("evaluation.hand-in.deputy", decider.name()) : decider.name())
                .toList();
    }

    private List<Decider> deciders(Role role, UnitId unit, LocalDate today) {
        return directory.responsible(role, unit, today).stream()
                .map(officer -> new Decider(
                        officer.id(),
                        officer.name(),
                        stead(officer.id(), role, unit, today).isPresent()))
                .toList();
    }

    private Optional<Stead> stead(OfficerId officer, Role role, UnitId unit, LocalDate today) {
        return role == Role.DIRECTOR
                ? directory.directorStead(officer, unit, today)
                : directory.duties(officer, today).contains(new Duty(role, unit))
                        ? Optional.empty()
                        : directory.stead(officer, role, unit, today);
    }
}
