package org.meguri.evaluation;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Keeps a draft together with what its writer says of it: which steps are complete, which texts have not changed. */
@UseCase
class KeepDraft {

    private final WriteEvaluation write;
    private final EvaluationLookup lookup;
    private final StepMarks marks;
    private final WritingPlaces places;
    private final UnchangedTexts unchanged;
    private final Evaluations evaluations;
    private final WritingRules rules;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    KeepDraft(
            WriteEvaluation write,
            EvaluationLookup lookup,
            StepMarks marks,
            WritingPlaces places,
            UnchangedTexts unchanged,
            Evaluations evaluations,
            WritingRules rules,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.write = write;
        this.lookup = lookup;
        this.marks = marks;
        this.places = places;
        this.unchanged = unchanged;
        this.evaluations = evaluations;
        this.rules = rules;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * What a writer says beside the text.
     *
     * @param done by step, whether it is complete; steps that are not named stay as they are
     * @param unchanged the field of which last year's text holds for this year too; null where none is confirmed now
     * @param place the step that the writer goes to; null where that is not said
     */
    record Beside(Map<String, Boolean> done, @Nullable String unchanged, @Nullable String place) {

        private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

        /** Where the page goes on. @param filled the field that a button has filled, or null */
        @Nullable
        String next(@Nullable String filled) {
            if (filled != null) {
                return "f-" + filled;
            }
            if (unchanged != null) {
                return "f-" + unchanged;
            }
            return place == null || !KEY.matcher(place).matches() ? null : WritingSteps.ANCHOR + place;
        }
    }

    /**
     * Keeps text and marks in one go. A field that is confirmed unchanged takes last year's text.
     *
     * @throws Refusal as {@link WriteEvaluation#save}; or when there is no text of last year to confirm
     * @throws InvalidSheet as {@link WriteEvaluation#save}
     */
    void keep(WriteEvaluation.Command command, Beside beside, SignedIn by) {
        var field = beside.unchanged();
        if (field == null) {
            write.save(command, by);
        } else {
            var text = lastYears(command.id(), field, by);
            var values = new LinkedHashMap<>(command.values());
            values.put(field, text);
            write.save(
                    new WriteEvaluation.Command(
                            command.id(), command.revision(), values, command.replies(), command.citations()),
                    by);
            confirm(command.id(), field, by);
        }
        mark(command.id(), beside.done(), by);
        var place = beside.place();
        if (place != null) {
            leave(command.id(), place, by);
        }
    }

    /** Says of steps whether they are complete. @throws Refusal (404) when the person does not write this sheet */
    void mark(EvaluationId id, Map<String, Boolean> done, SignedIn by) {
        if (done.isEmpty()) {
            return;
        }
        var evaluation = evaluations.get(id);
        rules.requireWriter(evaluation, by);
        var steps = lookup.sheet(evaluation.view()).steps();
        var known = new HashMap<String, StepMark>();
        marks.of(id).forEach(mark -> known.put(mark.step(), mark));
        done.forEach((step, complete) -> {
            var mark = known.get(step);
            if (!step.equals(StepMark.FACTS)
                    && steps.stream().noneMatch(one -> one.key().equals(step))) {
                throw Refusal.notFound("evaluation.unknown");
            }
            if (complete && mark == null) {
                marks.save(new StepMark(new StepKey(id, step), by.id(), clock.instant()));
            } else if (!complete && mark != null) {
                marks.delete(mark);
            }
        });
    }

    private void leave(EvaluationId id, String step, SignedIn by) {
        if (lookup.sheet(evaluations.get(id).view()).steps().stream()
                .noneMatch(one -> one.key().equals(step))) {
            return;
        }
        var key = new WritingPlace.Key(id, by.id());
        places.findById(key)
                .ifPresentOrElse(
                        place -> place.move(step, clock.instant()),
                        () -> places.save(new WritingPlace(key, step, clock.instant())));
    }

    private String lastYears(EvaluationId id, String field, SignedIn by) {
        var evaluation = evaluations.get(id);
        rules.requireWriter(evaluation, by);
        return lookup.lastYear(evaluation.view()).stream()
                .limit(1)
                .filter(last -> last.past() == null)
                .map(last -> last.answers().getOrDefault(field, ""))
                .filter(text -> !text.isEmpty())
                .filter(text -> lookup.sheet(evaluation.view())
                        .field(field)
                        .filter(one -> one.text() && one.carried())
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal("evaluation.unchanged.nothing"));
    }

    private void confirm(EvaluationId id, String field, SignedIn by) {
        var evaluation = evaluations.get(id);
        var text = evaluation.content().getOrDefault(field, "");
        var key = new UnchangedText.Key(id, field);
        var now = clock.instant();
        unchanged
                .findById(key)
                .ifPresentOrElse(
                        known -> known.confirm(text, by.id(), now),
                        () -> unchanged.save(new UnchangedText(key, text, by.id(), now)));
        announcements.publishEvent(new UnchangedConfirmed(id, evaluation.cycle(), field, by.id(), now));
    }
}
