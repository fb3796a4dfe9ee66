package org.meguri.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.SheetMargin;
import org.meguri.evaluation.Status;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.SheetField;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stands beside a sheet while planning reviews it: who has it in hand, its neighbours, and what is often said. */
@Service
@Transactional(readOnly = true)
class ReviewAside {

    /** How many neighbours are shown; a policy seldom has more. */
    private static final int MOST = 30;

    private final EvaluationLookup evaluations;
    private final AcceptanceLookup acceptances;
    private final CycleLookup cycles;
    private final PlanRegister plans;
    private final Directory directory;
    private final Presences presences;
    private final PresenceVoice voice;
    private final KeepCannedRemarks canned;
    private final List<SheetMargin> margins;
    private final Clock clock;

    ReviewAside(
            EvaluationLookup evaluations,
            AcceptanceLookup acceptances,
            CycleLookup cycles,
            PlanRegister plans,
            Directory directory,
            Presences presences,
            PresenceVoice voice,
            KeepCannedRemarks canned,
            List<SheetMargin> margins,
            Clock clock) {
        this.evaluations = evaluations;
        this.acceptances = acceptances;
        this.cycles = cycles;
        this.plans = plans;
        this.directory = directory;
        this.presences = presences;
        this.voice = voice;
        this.canned = canned;
        this.margins = margins;
        this.clock = clock;
    }

    /** Who has the sheet in hand, with names. @param mine whether it is the person who looks */
    record Held(AcceptanceView acceptance, String holder, String acceptedBy, boolean mine) {

        /** Whether whoever accepted it has it still. */
        public boolean alone() {
            return acceptance.holder().equals(acceptance.acceptedBy());
        }
    }

    /** Another item of the same policy. @param grades empty while the department has the sheet */
    record Neighbour(UUID id, String heading, String unit, Status status, List<ReviewBoard.Grade> grades) {}

    /** What a neighbour says in a field. */
    record Said(String heading, String text) {}

    /** What the neighbours say in a field. */
    record FieldSaid(String label, List<Said> said) {}

    /**
     * The neighbours.
     *
     * @param item what an item of the plan is called (事業)
     * @param level what the level is called that they share (施策)
     * @param policy its name
     * @param more how many are not shown
     */
    record Neighbours(
            String item, String level, String policy, List<Neighbour> items, int more, List<FieldSaid> fields) {}

    /**
     * What stands beside the sheet.
     *
     * @param waits whether it waits for planning
     * @param own whether the person wrote on it
     * @param watching who else looks at it, in words; "" for nobody
     * @param neighbours null where the plan has no level above its items
     * @param into the fields that a remark may be put into
     */
    record Aside(
            UUID id,
            int round,
            boolean waits,
            boolean own,
            @Nullable Held held,
            List<ReviewBoard.Option> colleagues,
            String watching,
            List<SheetMargin.Note> margins,
            @Nullable Neighbours neighbours,
            List<CannedView> canned,
            List<ReviewBoard.Option> into) {}

    /** Empty for everybody who is not of the planning division. */
    Optional<Aside> of(EvaluationId id, SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            return Optional.empty();
        }
        var evaluation = evaluations.readable(id, person);
        var waits = evaluation.status() == Status.APPROVED;
        var own = evaluation.writers().contains(person.id());
        return Optional.of(new Aside(
                id.value(),
                evaluation.round(),
                waits,
                own,
                held(evaluation, person),
                waits
                        ? directory.holders(Role.PLANNING, LocalDate.now(clock)).stream()
                                .filter(one -> !evaluation.writers().contains(one.id()))
                                .map(one -> new ReviewBoard.Option(one.id().toString(), one.name()))
                                .toList()
                        : List.of(),
                voice.of(presences.others(List.of(id), person).getOrDefault(id.value(), List.of())),
                margins.stream()
                        .flatMap(margin -> margin.of(evaluation, person).stream())
                        .toList(),
                neighbours(evaluation),
                waits && !own ? canned.commonestFirst() : List.of(),
                evaluations.sheet(evaluation).fields().stream()
                        .map(field -> new ReviewBoard.Option(field.key(), field.label()))
                        .toList()));
    }

    private @Nullable Held held(EvaluationView evaluation, SignedIn person) {
        var acceptance = acceptances.of(List.of(evaluation.id())).get(evaluation.id());
        if (acceptance == null || acceptance.round() != evaluation.round()) {
            return null;
        }
        return new Held(
                acceptance,
                directory.officer(acceptance.holder()).name(),
                directory.officer(acceptance.acceptedBy()).name(),
                acceptance.holder().equals(person.id()));
    }

    private @Nullable Neighbours neighbours(EvaluationView evaluation) {
        var cycle = cycles.get(evaluation.cycle());
        var levels = cycle.definition().levels();
        var items = plans.items(cycle.plan());
        var own = items.stream()
                .filter(item -> item.id().equals(evaluation.item()))
                .findFirst()
                .orElse(null);
        var policy = own == null
                ? null
                : levels.stream()
                        .filter(level -> own.levels().containsKey(level.key()))
                        .reduce((above, below) -> below)
                        .orElse(null);
        if (own == null || policy == null) {
            return null;
        }
        var beside = items.stream()
                .filter(item -> !item.id().equals(own.id()) && samePolicy(levels, own, item))
                .map(PlanItemView::id)
                .toList();
        var sheets = evaluations.ofItems(beside).stream()
                .filter(sheet -> sheet.cycle().equals(cycle.id()))
                .sorted(Comparator.comparingInt(EvaluationView::seq))
                .toList();
        var shown = sheets.subList(0, Math.min(MOST, sheets.size()));
        var names = new HashMap<UnitId, String>();
        directory.units(LocalDate.now(clock)).forEach(unit -> names.put(unit.id(), unit.name()));
        return new Neighbours(
                cycle.definition().item(),
                policy.label(),
                Objects.requireNonNull(own.levels().get(policy.key())),
                shown.stream()
                        .map(sheet -> new Neighbour(
                                sheet.id().value(),
                                sheet.heading(),
                                names.computeIfAbsent(
                                        sheet.leadUnit(),
                                        one -> directory.unit(one).name()),
                                sheet.status(),
                                written(sheet) ? ReviewBoard.grades(cycle.definition(), sheet) : List.of()))
                        .toList(),
                sheets.size() - shown.size(),
                said(evaluation, shown));
    }

    private static boolean samePolicy(List<PlanDefinition.Level> levels, PlanItemView one, PlanItemView other) {
        return levels.stream()
                .allMatch(level -> Objects.equals(
                        one.levels().get(level.key()), other.levels().get(level.key())));
    }

    /** A draft is its department's business. */
    private static boolean written(EvaluationView sheet) {
        return sheet.status() != Status.PREPARED && sheet.status() != Status.DRAFT;
    }

    private List<FieldSaid> said(EvaluationView evaluation, List<EvaluationView> neighbours) {
        return evaluations.sheet(evaluation).fields().stream()
                .filter(field -> !field.choice())
                .map(field -> new FieldSaid(field.label(), said(field, neighbours)))
                .filter(field -> !field.said().isEmpty())
                .toList();
    }

    private static List<Said> said(SheetField field, List<EvaluationView> neighbours) {
        return neighbours.stream()
                .filter(ReviewAside::written)
                .map(sheet -> new Said(sheet.heading(), sheet.content().getOrDefault(field.key(), "")))
                .filter(one -> !one.text().isEmpty())
                .toList();
    }
}
