package org.meguri.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleView;
import org.meguri.plan.PlanItemView;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.LastYear;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.sheet.SheetPage;

/**
 * Everything that a page about one evaluation shows, whoever looks at it.
 *
 * @param facts what the plan says of the item: label and text, from the top level down
 * @param units names of the responsible units as printed, the lead first
 * @param last last year's answers: those of the item first, then of items that went into it; empty when there are none
 * @param shown the content that is shown: the submission for deciders, else what is written now
 * @param hash of the shown submission; null while nothing has been submitted
 * @param open requests of the last return, waiting for a reply or replied to in this round
 * @param earlier the committee's remarks of earlier years that are open, or that this sheet deals with
 * @param past what happened so far, oldest first
 * @param unchanged by field, who has confirmed that last year's text holds for this year too, while it says just that
 */
public record EvaluationPage(
        EvaluationView evaluation,
        CycleView cycle,
        PlanItemView item,
        List<Fact> facts,
        String units,
        Sheet sheet,
        List<LastYear> last,
        Map<String, String> shown,
        @Nullable String hash,
        List<RequestView> open,
        List<EarlierRemarks.Earlier> earlier,
        List<Step> past,
        Map<String, Unchanged> unchanged) {

    /** Somebody has confirmed that nothing has changed. */
    public record Unchanged(String who, Instant at) {}

    /** Something that the plan says of the item. */
    public record Fact(String label, String text) {}

    /**
     * Something that happened.
     *
     * @param key message key of what was done
     * @param who name of the officer
     * @param text reason or request, what a round said of earlier remarks, or null
     */
    public record Step(Instant at, String key, int round, String who, @Nullable String text) {}

    /** The answers that this year's are compared with, empty when there are none. */
    public Map<String, String> previous() {
        return last.isEmpty() ? Map.of() : last.get(0).answers();
    }

    /** What the sheet is called, where it is not the plan's own; else null. */
    public @Nullable String kind() {
        var variant = evaluation.variant();
        return variant == null ? null : cycle.labelOf(variant);
    }

    /** The sheet as readers see it. */
    public SheetPage readable() {
        return SheetPage.comparing(sheet, shown, last, List.of(), Map.of());
    }

    /** The label of a field; its key where the sheet no longer has it. */
    public String labelOf(String field) {
        return sheet.field(field).map(SheetField::label).orElse(field);
    }

    /** The remark that a request asks about, whose field is {@code cite-} and its id; null where it asks about a field. */
    public EarlierRemarks.@Nullable Earlier remarkOf(String field) {
        return earlier.stream()
                .filter(remark -> field.equals(EarlierRemarks.FIELD + remark.id()))
                .findFirst()
                .orElse(null);
    }

    /** Whether something is wrong with what was typed under this name. */
    public boolean wrong(List<FieldError> errors, String name) {
        return errors.stream().anyMatch(error -> error.field().equals(name));
    }

    /** What is wrong with what was typed under this name, as message key and arguments; null when nothing is. */
    public @Nullable FieldError error(List<FieldError> errors, String name) {
        return errors.stream()
                .filter(error -> error.field().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What was asked for that concerns no field of the sheet: all of it, or what is said of a remark. */
    public List<RequestView> requestsOnNoField() {
        return open.stream()
                .filter(request ->
                        request.field() == null || sheet.field(request.field()).isEmpty())
                .toList();
    }

    /** Whether fields were asked about, so that the others may be folded away. */
    public boolean asksAboutFields() {
        return requestsOnNoField().size() < open.size();
    }

    /** The requests that concern this field. */
    public List<RequestView> requestsOn(String field) {
        return open.stream().filter(request -> field.equals(request.field())).toList();
    }

    /** Requests by field, for the sheet's fragments; those on the whole sheet are left out. */
    public Map<String, List<String>> requestTexts() {
        return open.stream()
                .filter(request -> request.field() != null)
                .collect(java.util.stream.Collectors.groupingBy(
                        request -> java.util.Objects.requireNonNull(request.field()),
                        java.util.LinkedHashMap::new,
                        java.util.stream.Collectors.mapping(RequestView::text, java.util.stream.Collectors.toList())));
    }
}
