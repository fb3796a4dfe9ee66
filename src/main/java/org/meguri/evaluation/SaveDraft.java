package org.meguri.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.meguri.evaluation.EarlierRemarks.Citation;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;

/**
 * Keeps what somebody is writing, field by field, while others may be writing too. Every change says which text it started
 * from; it is compared with what stands there while the sheet's row is locked, so that no change of anybody is lost:
 * what only one of two has changed is taken without a question, what both have changed is handed back with all three texts.
 */
@UseCase
class SaveDraft {

    private static final String VALUES = "values";
    private static final String REPLIES = "replies";
    private static final String CITATIONS = "citations";
    private static final String CITED = "cited";
    private static final String YES = "true";

    private final Evaluations evaluations;
    private final ReturnRequests requests;
    private final EvaluationLookup lookup;
    private final WritingRules rules;
    private final EarlierRemarks earlier;
    private final WriteEvaluation write;
    private final Words words;
    private final Clock clock;

    SaveDraft(
            Evaluations evaluations,
            ReturnRequests requests,
            EvaluationLookup lookup,
            WritingRules rules,
            EarlierRemarks earlier,
            WriteEvaluation write,
            Words words,
            Clock clock) {
        this.evaluations = evaluations;
        this.requests = requests;
        this.lookup = lookup;
        this.rules = rules;
        this.earlier = earlier;
        this.write = write;
        this.words = words;
        this.clock = clock;
    }

    /** @param base the text that the writer started from @param text what stands in the field now */
    record Change(String base, String text) {}

    /**
     * What has been typed since the last time.
     *
     * @param revision of the sheet as the writer's page knows it; the answer tells all fields when it is another one
     * @param changes by the name of the field in the page's form: {@code values[…]}, {@code replies[…]}, {@code citations[…]} or
     *     {@code cited[…]}
     */
    record Command(EvaluationId id, long revision, Map<String, Change> changes) {}

    /** A field that somebody else has changed too, and otherwise. Texts as a page shows them. @param prose whether it can be joined */
    record Clash(String name, String label, String base, String theirs, String mine, boolean prose) {}

    /**
     * What has become of it.
     *
     * @param revision of the sheet now
     * @param errors by the name of the field: it is not kept
     * @param clashes fields that are not kept, since a colleague has changed them
     * @param standing what stands in the sheet now, by the name of the field
     */
    record Outcome(
            long revision,
            Instant at,
            Map<String, FieldError> errors,
            List<Clash> clashes,
            Map<String, String> standing) {}

    /** A field of the page's form. @param shown how its text reads on a page */
    private record Slot(
            String label,
            String standing,
            boolean prose,
            UnaryOperator<String> normalise,
            UnaryOperator<String> shown) {}

    /**
     * Keeps what can be kept of the changes; what cannot is told, and everything else is kept all the same.
     *
     * @throws Refusal (404) when the person does not write for the lead unit; (409) when the sheet is no draft any more, or
     *     no longer has one of the fields
     */
    Outcome save(Command command, SignedIn by) {
        var evaluation = evaluations.lock(command.id());
        rules.requireWriter(evaluation, by);
        if (evaluation.status() != Status.DRAFT) {
            throw Refusal.conflict("evaluation.draft.not-a-draft", evaluation.heading());
        }
        var revision = evaluation.revision();
        var sheet = lookup.sheet(evaluation.view());
        var slots = slots(evaluation, sheet, command);
        var clashes = new ArrayList<Clash>();
        var taken = new LinkedHashMap<String, String>();
        command.changes().forEach((name, change) -> {
            var slot = slots.get(name);
            if (slot == null) {
                throw Refusal.conflict("evaluation.draft.other-fields", evaluation.heading());
            }
            var base = slot.normalise().apply(change.base());
            var mine = slot.normalise().apply(change.text());
            if (base.equals(slot.standing()) || mine.equals(slot.standing())) {
                taken.put(name, mine);
            } else if (!mine.equals(base)) {
                clashes.add(new Clash(
                        name,
                        slot.label(),
                        slot.shown().apply(base),
                        slot.shown().apply(slot.standing()),
                        slot.shown().apply(mine),
                        slot.prose()));
            }
        });
        var errors = errors(sheet, slots, taken);
        errors.keySet().forEach(taken::remove);
        var others = errors(sheet, slots, taken);
        if (!others.isEmpty()) {
            // What stands there already breaks a rule: nothing can be kept before that is put right.
            errors.putAll(others);
            taken.clear();
        }
        if (!taken.isEmpty()) {
            write.save(command(command.id(), revision, sheet, slots, taken), by);
        }
        var standing = new LinkedHashMap<String, String>();
        slots.forEach((name, slot) -> {
            if (revision != command.revision() || command.changes().containsKey(name)) {
                standing.put(name, taken.getOrDefault(name, slot.standing()));
            }
        });
        return new Outcome(evaluation.revision(), clock.instant(), errors, clashes, standing);
    }

    private Map<String, Slot> slots(Evaluation evaluation, Sheet sheet, Command command) {
        var slots = new LinkedHashMap<String, Slot>();
        var content = evaluation.content();
        for (var field : sheet.fields()) {
            slots.put(
                    name(VALUES, field.key()),
                    new Slot(
                            field.label(),
                            normalise(sheet, field, content.getOrDefault(field.key(), "")),
                            field.type().equals("textarea"),
                            typed -> normalise(sheet, field, typed),
                            text -> shown(field, text)));
        }
        for (var request : requests.findByEvaluationAndRoundOrderByPosition(evaluation.id(), evaluation.round() - 1)) {
            var reply = request.view().reply();
            slots.put(
                    name(REPLIES, request.id().toString()),
                    new Slot(
                            words.of("evaluation.reply"),
                            reply == null ? "" : reply,
                            true,
                            rules::normalise,
                            UnaryOperator.identity()));
        }
        var named = new LinkedHashSet<UUID>();
        command.changes()
                .keySet()
                .forEach(name -> key(CITATIONS, name).or(() -> key(CITED, name)).ifPresent(named::add));
        for (var remark : earlier.on(evaluation.view(), named)) {
            var of = words.of("evaluation.cite.text.of", remark.year(), Integer.toString(remark.number()));
            slots.put(
                    name(CITED, remark.id().toString()),
                    new Slot(
                            words.of("evaluation.cite.tick") + of,
                            remark.citation().followedUp() ? YES : "",
                            false,
                            typed -> typed.equals(YES) ? YES : "",
                            text -> words.of(text.isEmpty() ? "evaluation.cite.untick" : "evaluation.cite.tick")));
            slots.put(
                    name(CITATIONS, remark.id().toString()),
                    new Slot(
                            words.of("evaluation.cite.text") + of,
                            remark.citation().text(),
                            true,
                            rules::normalise,
                            UnaryOperator.identity()));
        }
        return slots;
    }

    /** Texts of a sheet with what is taken put in their place. */
    private static Map<String, String> values(Sheet sheet, Map<String, Slot> slots, Map<String, String> taken) {
        var values = new LinkedHashMap<String, String>();
        sheet.fields().forEach(field -> {
            var name = name(VALUES, field.key());
            var slot = slots.get(name);
            values.put(field.key(), taken.getOrDefault(name, slot == null ? "" : slot.standing()));
        });
        return values;
    }

    private static WriteEvaluation.Command command(
            EvaluationId id, long revision, Sheet sheet, Map<String, Slot> slots, Map<String, String> taken) {
        var replies = new LinkedHashMap<UUID, String>();
        var citations = new LinkedHashMap<UUID, Citation>();
        taken.forEach((name, text) -> {
            key(REPLIES, name).ifPresent(request -> replies.put(request, text));
            key(CITATIONS, name)
                    .or(() -> key(CITED, name))
                    .ifPresent(remark -> citations.put(
                            remark,
                            new Citation(
                                    now(name(CITED, remark.toString()), slots, taken)
                                            .equals(YES),
                                    now(name(CITATIONS, remark.toString()), slots, taken))));
        });
        return new WriteEvaluation.Command(id, revision, values(sheet, slots, taken), replies, citations);
    }

    private static String now(String name, Map<String, Slot> slots, Map<String, String> taken) {
        var slot = slots.get(name);
        return taken.getOrDefault(name, slot == null ? "" : slot.standing());
    }

    private Map<String, FieldError> errors(Sheet sheet, Map<String, Slot> slots, Map<String, String> taken) {
        var command = command(new EvaluationId(new UUID(0, 0)), 0, sheet, slots, taken);
        var errors = new LinkedHashMap<String, FieldError>();
        try {
            rules.requireWellFormed(sheet, command.values(), command.replies(), command.citations());
        } catch (InvalidSheet invalid) {
            for (var error : invalid.errors()) {
                errors.put(nameOf(error.field()), error);
            }
        }
        return errors;
    }

    private static String nameOf(String field) {
        if (field.startsWith("reply-")) {
            return name(REPLIES, field.substring("reply-".length()));
        }
        return field.startsWith(EarlierRemarks.FIELD)
                ? name(CITATIONS, field.substring(EarlierRemarks.FIELD.length()))
                : name(VALUES, field);
    }

    private static String name(String kind, String key) {
        return kind + "[" + key + "]";
    }

    private static java.util.Optional<UUID> key(String kind, String name) {
        if (!name.startsWith(kind + "[") || !name.endsWith("]")) {
            return java.util.Optional.empty();
        }
        try {
            return java.util.Optional.of(UUID.fromString(name.substring(kind.length() + 1, name.length() - 1)));
        } catch (IllegalArgumentException e) {
            return java.util.Optional.empty();
        }
    }

    /** A tick that was never made and one that was taken away are the same to a page. */
    private static String normalise(Sheet sheet, SheetField field, String typed) {
        var text = sheet.normalise(Map.of(field.key(), typed)).getOrDefault(field.key(), "");
        return tick(field) && !text.equals(YES) ? "" : text;
    }

    private String shown(SheetField field, String text) {
        if (tick(field)) {
            return words.of(text.isEmpty() ? "sheet.tick.no" : "sheet.tick.yes");
        }
        return text.isEmpty() || !field.choice() ? text : field.display(text);
    }

    private static boolean tick(SheetField field) {
        return field.type().equals("checkbox");
    }
}
