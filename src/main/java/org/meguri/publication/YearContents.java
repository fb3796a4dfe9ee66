package org.meguri.publication;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.Action;
import org.meguri.committee.RemarkLookup;
import org.meguri.committee.RemarkStatus;
import org.meguri.committee.RemarkView;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gathers what an edition of a year would say now; nothing is kept. */
@Component
class YearContents {

    private final PlanRegister plans;
    private final EvaluationLookup evaluations;
    private final RemarkLookup remarks;
    private final Surroundings surroundings;
    private final AmendmentRecords amendments;
    private final EditionStore store;
    private final EditionLookup editions;
    private final Words words;
    private final String town;

    YearContents(
            PlanRegister plans,
            EvaluationLookup evaluations,
            RemarkLookup remarks,
            Surroundings surroundings,
            AmendmentRecords amendments,
            EditionStore store,
            EditionLookup editions,
            Words words,
            @Value("${meguri.town}") String town) {
        this.plans = plans;
        this.evaluations = evaluations;
        this.remarks = remarks;
        this.surroundings = surroundings;
        this.amendments = amendments;
        this.store = store;
        this.editions = editions;
        this.words = words.inJapanese();
        this.town = town;
    }

    /**
     * What the next edition would say: of a year that has editions, a correction with its 正誤表.
     *
     * @param note normalised, "" for none
     * @throws Refusal (422) naming row and column when a text cannot be printed
     */
    EditionContent next(CycleView cycle, String note, LocalDate day) {
        var recorded = recorded(cycle);
        var content =
                PreparedEdition.of(source(cycle, note, new Amendments(recorded)), store.nextNumber(cycle.id()), day);
        var latest = editions.ofCycle(cycle.id()).stream().findFirst();
        if (latest.isEmpty()) {
            return content;
        }
        var wrong = editions.content(latest.get().id());
        return content.correcting(wrong, Corrections.between(wrong, content, reasons(cycle, recorded), words));
    }

    /** What it would say without any amendment, what cannot be published too. */
    EditionContent plain(CycleView cycle, LocalDate day) {
        return PreparedEdition.asItStands(source(cycle, "", Amendments.NONE), store.nextNumber(cycle.id()), day);
    }

    /** Everything that was recorded for the year, in order. */
    List<AmendmentView> recorded(CycleView cycle) {
        return amendments.ofCycle(cycle.id()).stream().map(Amendment::view).toList();
    }

    private Corrections.Reasons reasons(CycleView cycle, List<AmendmentView> recorded) {
        var items = items(cycle).values().stream().collect(Collectors.toMap(PlanItemView::seq, PlanItemView::id));
        return (seq, place) -> recorded.stream()
                .filter(one -> one.holds() && one.kind() == AmendmentKind.CORRECTION)
                .filter(one -> {
                    var item = items.get(seq);
                    return item != null && one.at(item, place);
                })
                .map(AmendmentView::reason)
                .reduce((one, later) -> later)
                .orElse(null);
    }

    /** The items that have a sheet in the year, in the order of the plan. */
    Map<PlanItemId, PlanItemView> items(CycleView cycle) {
        var all = plans.itemsAsOf(cycle.plan(), cycle.year()).stream()
                .collect(Collectors.toMap(PlanItemView::id, item -> item, (one, other) -> one, LinkedHashMap::new));
        all.keySet()
                .retainAll(evaluations.all(cycle.id()).stream()
                        .map(EvaluationView::item)
                        .collect(Collectors.toSet()));
        return all;
    }

    private EditionSource source(CycleView cycle, String note, Amendments amended) {
        var items = plans.itemsAsOf(cycle.plan(), cycle.year()).stream()
                .collect(Collectors.toMap(PlanItemView::id, item -> item, (one, other) -> one, LinkedHashMap::new));
        var answers = new HashMap<PlanItemId, Map<String, String>>();
        var missing = new HashSet<PlanItemId>();
        var published = new LinkedHashMap<PlanItemId, PlanItemView>();
        var itemOf = new HashMap<EvaluationId, PlanItemId>();
        // What any of the sheets keeps from citizens is kept from them in the whole column.
        var internal = new HashSet<String>();
        internal(evaluations.sheet(cycle.id()), internal);
        var forms = new HashSet<String>();
        for (EvaluationView evaluation : evaluations.all(cycle.id())) {
            var item = items.get(evaluation.item());
            if (item == null) {
                throw new IllegalStateException("Evaluation %s has no item".formatted(evaluation.id()));
            }
            published.put(item.id(), item);
            itemOf.put(evaluation.id(), item.id());
            var variant = evaluation.variant();
            if (variant != null && forms.add(variant)) {
                internal(evaluations.sheet(evaluation), internal);
            }
            if (evaluation.status() == Status.CONFIRMED || evaluation.status() == Status.PUBLISHED) {
                answers.put(item.id(), evaluation.content());
            } else {
                missing.add(item.id());
            }
        }
        var said = remarks.ofCycle(cycle.id()).stream()
                .collect(Collectors.groupingBy(
                        remark -> Objects.requireNonNull(itemOf.get(remark.evaluation())),
                        Collectors.mapping(this::remark, Collectors.toList())));
        return new EditionSource(
                cycle.definition(),
                cycle.year(),
                town,
                words.of(
                        "publication.edition.title",
                        cycle.definition().title(),
                        cycle.year().japanese()),
                note.isEmpty() ? null : note,
                List.copyOf(published.values()),
                answers,
                said,
                missing,
                internal,
                words.of("publication.off-scale"),
                surroundings.of(cycle, published.values()),
                amended);
    }

    private static void internal(Sheet sheet, Set<String> internal) {
        sheet.fields().stream()
                .filter(field -> !field.published())
                .map(SheetField::key)
                .forEach(internal::add);
    }

    private EditionContent.Remark remark(RemarkView remark) {
        var closed = remark.status() == RemarkStatus.CLOSED;
        var action = closed ? remark.action() : null;
        return new EditionContent.Remark(
                remark.number(),
                remark.text(),
                action == null ? null : action.name(),
                label(action),
                closed ? remark.answer() : null);
    }

    private @Nullable String label(@Nullable Action action) {
        return action == null ? null : words.of("committee.action." + action);
    }
}
