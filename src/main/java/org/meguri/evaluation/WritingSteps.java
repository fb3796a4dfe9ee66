package org.meguri.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.mirror.Finding.Weight;
import org.meguri.mirror.ItemFigure;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.Sheet;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps in which an item is written, each with its state: computed from the record and the writer's own marks. */
@Service
@Transactional(readOnly = true)
class WritingSteps {

    /** Anchor of a step on the form. */
    static final String ANCHOR = "step-";

    private final StepMarks marks;
    private final WritingPlaces places;
    private final HandIn handIn;
    private final Directory directory;
    private final Words words;

    WritingSteps(StepMarks marks, WritingPlaces places, HandIn handIn, Directory directory, Words words) {
        this.marks = marks;
        this.places = places;
        this.handIn = handIn;
        this.directory = directory;
        this.words = words;
    }

    /**
     * One step.
     *
     * @param key of the step; "figures" and "hand-in" for those that are no part of the sheet
     * @param href null while one cannot go there
     * @param left whether this person left it last
     * @param hint what is to be said of it, or ""
     */
    record Row(String key, String label, StepState state, @Nullable String href, boolean left, String hint) {

        public String stateKey() {
            return "evaluation.step-state." + state;
        }

        public boolean done() {
            return state == StepState.DONE;
        }
    }

    /**
     * All steps of an item.
     *
     * @param figures the item's indicators
     * @param done how many steps are complete
     * @param marked the steps of the sheet that a writer has called complete
     */
    record Steps(List<Row> rows, List<ItemFigure> figures, long done, Map<String, Boolean> marked) {

        /** The step that the person left last; else the first that is not complete. */
        public Row next() {
            return rows.stream()
                    .filter(Row::left)
                    .findFirst()
                    .or(() -> rows.stream().filter(row -> !row.done()).findFirst())
                    .orElse(rows.get(rows.size() - 1));
        }
    }

    Steps of(EvaluationPage page, SignedIn person) {
        var evaluation = page.evaluation();
        var looked = handIn.look(evaluation, person);
        var known = new LinkedHashMap<String, StepMark>();
        marks.of(evaluation.id()).forEach(mark -> known.put(mark.step(), mark));
        var place = place(evaluation.id(), person).orElse("");
        var form = "/evaluations/" + evaluation.id();
        var wrong = new HashSet<String>();
        page.sheet().check(evaluation.content()).stream().map(FieldError::field).forEach(wrong::add);
        var rows = new ArrayList<Row>();
        var facts = known.get(StepMark.FACTS);
        rows.add(new Row(
                StepMark.FACTS,
                words.of("evaluation.step.facts"),
                facts == null ? StepState.TODO : StepState.DONE,
                form + "/steps#facts",
                false,
                facts == null
                        ? words.of("evaluation.step.facts.hint")
                        : words.of(
                                "evaluation.step.done-by",
                                directory.officer(facts.doneBy()).name())));
        var marked = new LinkedHashMap<String, Boolean>();
        for (var step : page.sheet().steps()) {
            var mark = known.get(step.key());
            marked.put(step.key(), mark != null);
            rows.add(new Row(
                    step.key(),
                    label(step),
                    StepState.of(
                            page.open().stream()
                                    .anyMatch(request -> request.reply() == null
                                            && request.field() != null
                                            && step.has(Objects.requireNonNull(request.field()))),
                            step.fields().stream()
                                    .anyMatch(field -> evaluation.content().containsKey(field.key())),
                            step.fields().stream().anyMatch(field -> wrong.contains(field.key())),
                            mark != null),
                    form + "#" + ANCHOR + step.key(),
                    place.equals(step.key()),
                    mark == null
                            ? ""
                            : words.of(
                                    "evaluation.step.done-by",
                                    directory.officer(mark.doneBy()).name())));
        }
        if (!looked.figures().isEmpty()) {
            rows.add(figures(looked.figures(), form));
        }
        var blocks = looked.count(Weight.FIX);
        rows.add(new Row(
                "hand-in",
                words.of("evaluation.step.hand-in"),
                blocks > 0 ? StepState.BLOCKED : StepState.TODO,
                blocks > 0 ? null : form + "/check",
                false,
                blocks > 0 ? words.of("evaluation.step.blocked", blocks) : ""));
        return new Steps(rows, looked.figures(), rows.stream().filter(Row::done).count(), marked);
    }

    private Row figures(List<ItemFigure> figures, String form) {
        var entered = figures.stream().filter(figure -> figure.actual() != null).count();
        return new Row(
                "figures",
                words.of("evaluation.step.figures"),
                StepState.of(entered, figures.size()),
                form + "/steps#figures",
                false,
                words.of("evaluation.step.figures.hint", figures.size(), entered));
    }

    /** What a step is called. */
    String label(Sheet.Step step) {
        var label = step.label();
        return label == null ? words.of("evaluation.step.unnamed") : label;
    }

    /** The step that the person left last on this sheet. */
    Optional<String> place(EvaluationId id, SignedIn person) {
        return places.findById(new WritingPlace.Key(id, person.id())).map(WritingPlace::step);
    }
}
