package org.meguri.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EarlierRemarks.Said;
import org.meguri.evaluation.EvaluationPage.Fact;
import org.meguri.evaluation.EvaluationPage.Step;
import org.meguri.evaluation.EvaluationPage.Unchanged;
import org.meguri.organization.Directory;
import org.meguri.plan.ItemsOfTheirTime;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.Responsibility;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a page about one evaluation shows. */
@Service
@Transactional(readOnly = true)
public class EvaluationPages {

    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final PlanRegister plans;
    private final ItemsOfTheirTime itemsOfTheirTime;
    private final Directory directory;
    private final EarlierRemarks earlier;
    private final UnchangedTexts unchanged;
    private final Words words;
    private final List<DecisionTrail> trails;

    EvaluationPages(
            EvaluationLookup evaluations,
            CycleLookup cycles,
            PlanRegister plans,
            ItemsOfTheirTime itemsOfTheirTime,
            Directory directory,
            EarlierRemarks earlier,
            UnchangedTexts unchanged,
            Words words,
            List<DecisionTrail> trails) {
        this.trails = trails;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.plans = plans;
        this.itemsOfTheirTime = itemsOfTheirTime;
        this.directory = directory;
        this.earlier = earlier;
        this.unchanged = unchanged;
        this.words = words;
    }

    /** The page of an evaluation as it is being written. */
    public EvaluationPage written(EvaluationView evaluation) {
        return written(evaluation, Set.of());
    }

    /** As {@link #written(EvaluationView)}, with remarks that somebody has just spoken of, whatever became of them. */
    public EvaluationPage written(EvaluationView evaluation, Set<UUID> remarks) {
        return page(evaluation, evaluation.content(), null, remarks);
    }

    /** The page of an evaluation as it was last submitted; what is written now where nothing was submitted yet. */
    public EvaluationPage submitted(EvaluationView evaluation) {
        return submitted(evaluation, Set.of());
    }

    /** As {@link #submitted(EvaluationView)}, with remarks that somebody has just spoken of, whatever became of them. */
    public EvaluationPage submitted(EvaluationView evaluation, Set<UUID> remarks) {
        return evaluations
                .round(evaluation.id(), evaluation.round())
                .map(round -> page(evaluation, round.content(), round.hash(), remarks))
                .orElseGet(() -> written(evaluation, remarks));
    }

    private EvaluationPage page(
            EvaluationView evaluation,
            Map<String, String> shown,
            @org.jspecify.annotations.Nullable String hash,
            Set<UUID> remarks) {
        var cycle = cycles.get(evaluation.cycle());
        var item = itemsOfTheirTime.of(plans.item(evaluation.item(), cycle.year()), evaluation.units());
        var requests = evaluations.requests(evaluation.id());
        var open = requests.stream()
                .filter(request -> request.round() == evaluation.round() - 1)
                .toList();
        // Nobody has to guess what a request was about, although another sheet has dealt with the remark since.
        var shownRemarks = new HashSet<>(remarks);
        open.stream()
                .map(RequestView::field)
                .filter(Objects::nonNull)
                .flatMap(field -> remarkIn(field).stream())
                .forEach(shownRemarks::add);
        return new EvaluationPage(
                evaluation,
                cycle,
                item,
                facts(cycle.definition(), item),
                item.responsibilities().stream().map(Responsibility::printed).collect(Collectors.joining("、")),
                evaluations.sheet(evaluation),
                evaluations.lastYear(evaluation),
                shown,
                hash,
                open,
                earlier.on(evaluation, shownRemarks),
                past(evaluation, requests, evaluations.sheet(evaluation)),
                unchanged(evaluation, shown));
    }

    private Map<String, Unchanged> unchanged(EvaluationView evaluation, Map<String, String> shown) {
        return unchanged.of(List.of(evaluation.id().value())).stream()
                .filter(one -> one.holds(shown))
                .collect(Collectors.toMap(
                        UnchangedText::field, one -> new Unchanged(name(one.confirmedBy()), one.confirmedAt())));
    }

    private static Optional<UUID> remarkIn(String field) {
        if (!field.startsWith(EarlierRemarks.FIELD)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(field.substring(EarlierRemarks.FIELD.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Fact> facts(PlanDefinition definition, PlanItemView item) {
        var facts = new ArrayList<Fact>();
        definition.levels().forEach(level -> {
            var text = item.levels().get(level.key());
            if (text != null) {
                facts.add(new Fact(level.label(), text));
            }
        });
        definition.columns().stream()
                .filter(column -> column.to().startsWith("item."))
                .forEach(column -> {
                    var text = item.texts().get(column.to().substring("item.".length()));
                    if (text != null) {
                        facts.add(new Fact(column.heading(), text));
                    }
                });
        return facts;
    }

    private List<Step> past(EvaluationView evaluation, List<RequestView> requests, Sheet sheet) {
        var steps = new ArrayList<Step>();
        var said = evaluation.round() > 1
                ? earlier.before(evaluation).stream()
                        .collect(Collectors.groupingBy(
                                Said::round,
                                Collectors.mapping(
                                        one -> words.of(
                                                "evaluation.step.cited",
                                                one.year(),
                                                Integer.toString(one.number()),
                                                one.text()),
                                        Collectors.joining("\n"))))
                : Map.<Integer, String>of();
        trails.forEach(trail -> steps.addAll(trail.of(evaluation)));
        evaluations
                .rounds(evaluation.id())
                .forEach(round -> steps.add(new Step(
                        round.submittedAt(),
                        "evaluation.step.submitted",
                        round.round(),
                        name(round.submittedBy()),
                        said.get(round.round()))));
        evaluations.withdrawals(evaluation.id()).forEach(taken -> {
            steps.add(new Step(
                    taken.submittedAt(), "evaluation.step.submitted", taken.round(), name(taken.submittedBy()), null));
            steps.add(new Step(
                    taken.withdrawnAt(), "evaluation.step.withdrawn", taken.round(), name(taken.withdrawnBy()), null));
        });
        requests.stream()
                .filter(request -> request.field() == null && request.stage() != ReturningStage.APPROVAL)
                .forEach(request -> steps.add(new Step(
                        request.madeAt(),
                        "evaluation.step.returned." + request.stage(),
                        request.round(),
                        name(request.madeBy()),
                        request.text())));
        steps.addAll(asked(requests, sheet));
        steps.sort(Comparator.comparing(Step::at).thenComparing(Step::round));
        return steps;
    }

    /** What was asked of single fields, with the wording that was proposed: one step for each return. */
    private List<Step> asked(List<RequestView> requests, Sheet sheet) {
        return requests.stream()
                .filter(request -> request.field() != null)
                .collect(Collectors.groupingBy(RequestView::round, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(round -> new Step(
                        round.get(0).madeAt(),
                        "evaluation.step.asked",
                        round.get(0).round(),
                        name(round.get(0).madeBy()),
                        round.stream().map(request -> asked(request, sheet)).collect(Collectors.joining("\n"))))
                .toList();
    }

    private String asked(RequestView request, Sheet sheet) {
        var key = Objects.requireNonNull(request.field());
        var label = sheet.field(key)
                .map(SheetField::label)
                .orElseGet(() -> key.startsWith(EarlierRemarks.FIELD) ? words.of("evaluation.earlier") : key);
        var proposed = request.proposed();
        return proposed == null
                ? words.of("evaluation.step.asked.of", label, request.text())
                : words.of("evaluation.step.asked.proposed", label, request.text(), proposed);
    }

    private String name(org.meguri.organization.OfficerId officer) {
        return directory.officer(officer).name();
    }
}
