package org.meguri.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.Action;
import org.meguri.committee.RemarkLookup;
import org.meguri.committee.RemarkStatus;
import org.meguri.committee.RemarkView;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.ConcludeEvaluation;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.FreeText;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;

/** The planning division publishes a cycle's result as an edition. */
@UseCase
public class PublishResults {

    /** Longest note to the readers, in characters. */
    public static final int LONGEST_NOTE = 1000;

    private final CycleLookup cycles;
    private final PlanRegister plans;
    private final EvaluationLookup evaluations;
    private final ConcludeEvaluation conclude;
    private final RemarkLookup remarks;
    private final Surroundings surroundings;
    private final EditionStore store;
    private final EditionLookup editions;
    private final PublicationFlow flow;
    private final MessageSourceAccessor words;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;
    private final String town;

    PublishResults(
            CycleLookup cycles,
            PlanRegister plans,
            EvaluationLookup evaluations,
            ConcludeEvaluation conclude,
            RemarkLookup remarks,
            Surroundings surroundings,
            EditionStore store,
            EditionLookup editions,
            PublicationFlow flow,
            MessageSource words,
            ApplicationEventPublisher announcements,
            Clock clock,
            @Value("${meguri.town}") String town) {
        this.cycles = cycles;
        this.plans = plans;
        this.evaluations = evaluations;
        this.conclude = conclude;
        this.remarks = remarks;
        this.surroundings = surroundings;
        this.store = store;
        this.editions = editions;
        this.flow = flow;
        this.words = new MessageSourceAccessor(words, Locale.JAPANESE);
        this.announcements = announcements;
        this.clock = clock;
        this.town = town;
    }

    /** What would be published now; nothing is kept. */
    public EditionContent preview(CycleId id, String note) {
        var cycle = cycles.get(id);
        return PreparedEdition.of(source(cycle, FreeText.normalise(note)), store.nextNumber(id), LocalDate.now(clock));
    }

    /**
     * Publishes. Publishing the same again makes no second edition.
     *
     * @return the edition
     * @throws Refusal (403) when the person is not of the planning division; (409) when the board has not confirmed, or
     *     somebody has published with another note; (422) when the note is too long or a text cannot be printed
     */
    public EditionId publish(CycleId id, String typed, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("publication.planning-only");
        }
        var cycle = cycles.lock(id);
        var note = FreeText.normalise(typed);
        var earlier = editions.ofCycle(id).stream().findFirst();
        if (earlier.isPresent()) {
            var printed = earlier.get().note();
            if (note.equals(printed == null ? "" : printed)) {
                return earlier.get().id();
            }
            throw Refusal.conflict("publication.published-meanwhile");
        }
        if (cycle.state() != CycleState.PUBLICATION) {
            throw Refusal.conflict("publication.not-now", cycle.title());
        }
        FreeText.accept("publication.field.note", note, false, LONGEST_NOTE);
        var now = clock.instant();
        var number = store.nextNumber(id);
        var content = PreparedEdition.of(source(cycle, note), number, LocalDate.now(clock));
        var edition = store.keep(id, content, by.id(), now);
        conclude.publish(id);
        flow.published(id);
        announcements.publishEvent(new ResultsPublished(edition, id, number, by.id(), now));
        return edition;
    }

    private EditionSource source(CycleView cycle, String note) {
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
                        remark -> java.util.Objects.requireNonNull(itemOf.get(remark.evaluation())),
                        Collectors.mapping(this::remark, Collectors.toList())));
        return new EditionSource(
                cycle.definition(),
                cycle.year(),
                town,
                words.getMessage(
                        "publication.edition.title",
                        new Object[] {cycle.definition().title(), cycle.year().japanese()}),
                note.isEmpty() ? null : note,
                List.copyOf(published.values()),
                answers,
                said,
                missing,
                internal,
                words.getMessage("publication.off-scale"),
                surroundings.of(cycle, published.values()));
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
        return action == null ? null : words.getMessage("committee.action." + action);
    }
}
