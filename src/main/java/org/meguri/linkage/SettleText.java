package org.meguri.linkage;

import java.time.Clock;
import java.util.Map;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.TakeText;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** What a person decides about a text that linked sheets share: another one here, the common one, or why they differ. */
@UseCase
public class SettleText {

    /** Longest explanation, in characters. */
    public static final int LONGEST_REASON = 1000;

    private final LinkedSheets linked;
    private final EvaluationLookup evaluations;
    private final TakeText take;
    private final Variants variants;
    private final Explanations explanations;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    SettleText(
            LinkedSheets linked,
            EvaluationLookup evaluations,
            TakeText take,
            Variants variants,
            Explanations explanations,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.linked = linked;
        this.evaluations = evaluations;
        this.take = take;
        this.variants = variants;
        this.explanations = explanations;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * From now on this field has a text of its own: it neither takes the common text nor gives its own. The text stays.
     *
     * @throws Refusal (404) when the person does not write the sheet; (409) when it is no draft; (422) when the field
     *     shares nothing, or is chosen from a scale
     */
    public void apart(EvaluationId id, String field, SignedIn by) {
        var sheet = draft(id, by);
        var shared = linked.of(sheet).stream()
                .flatMap(other -> linked.compare(sheet, other).stream())
                .filter(one -> one.match().mine().equals(field))
                .findFirst()
                .orElseThrow(() -> new Refusal("linkage.not-shared"));
        if (shared.ownField().choice()) {
            throw new Refusal("linkage.choice-not-apart", shared.ownField().label());
        }
        if (variants.active(id, field).isEmpty()) {
            variants.save(new Variant(id, field, Variant.Kind.WANTED, by.id(), clock.instant()));
            variants.flush();
            changed(sheet, field, true, by);
        }
    }

    /**
     * The field shares the common text again. The text that stands there stays until somebody chooses.
     *
     * @throws Refusal as {@link #apart}
     */
    public void together(EvaluationId id, String field, SignedIn by) {
        end(draft(id, by), field, by);
    }

    /**
     * Replaces what stands in a field by what the linked sheet says.
     *
     * @param seen the revision of the sheet that the person saw
     * @param source the linked sheet, {@code sourceSeen} the revision of it that the person saw
     * @throws Refusal (404) when the person does not write the sheet or may not read the other; (409) when one of them
     *     has changed, or the sheet is no draft; (422) when the fields do not correspond
     * @throws org.meguri.evaluation.InvalidSheet when the text does not fit the field; nothing is kept
     */
    public void use(EvaluationId id, String field, long seen, EvaluationId source, long sourceSeen, SignedIn by) {
        var sheet = draft(id, by);
        var other = evaluations.readable(source, by);
        if (other.revision() != sourceSeen || sheet.revision() != seen) {
            throw Refusal.conflict("linkage.changed-meanwhile", sheet.heading());
        }
        var one = compared(sheet, field, source);
        var choice = one.ownField().choice() || one.otherField().choice();
        var value = one.match()
                .reversed()
                .translate(one.theirs(), choice)
                .orElseThrow(
                        () -> new Refusal("linkage.no-choice", one.ownField().label()));
        end(sheet, field, by);
        take.take(id, seen, Map.of(field, value), by);
        announcements.publishEvent(
                new TextShared(source, id, sheet.cycle(), java.util.List.of(field), by.id(), clock.instant()));
    }

    /**
     * Says why two linked sheets differ in a field. It counts until one of the two texts changes.
     *
     * @throws Refusal (404) when the person is neither of the planning division nor writes one of the sheets; (409) when
     *     there is no difference (any more)
     */
    public void explain(EvaluationId id, String field, EvaluationId other, String reason, SignedIn by) {
        var why = FreeText.accept("linkage.field.explanation", reason, true, LONGEST_REASON);
        var sheet = evaluations.get(id);
        var second = evaluations.get(other);
        if (!LinkRights.decides(by)
                && !LinkRights.writes(by, sheet.leadUnit())
                && !LinkRights.writes(by, second.leadUnit())) {
            throw Refusal.notFound("evaluation.unknown");
        }
        var one = compared(sheet, field, other);
        if (!one.open()) {
            throw Refusal.conflict("linkage.no-difference", one.ownField().label());
        }
        var key = Explanation.Key.of(id, field, one.mine(), other, one.match().theirs(), one.theirs());
        explanations.save(new Explanation(key, why, by.id(), clock.instant()));
        announcements.publishEvent(new DifferenceExplained(id, other, sheet.cycle(), field, by.id(), clock.instant()));
    }

    private LinkedSheets.Compared compared(EvaluationView sheet, String field, EvaluationId other) {
        return linked.of(sheet).stream()
                .filter(one -> one.sheet().id().equals(other))
                .flatMap(one -> linked.compare(sheet, one).stream())
                .filter(one -> one.match().mine().equals(field))
                .findFirst()
                .orElseThrow(() -> new Refusal("linkage.not-shared"));
    }

    private EvaluationView draft(EvaluationId id, SignedIn by) {
        var sheet = take.lock(id);
        if (!LinkRights.writes(by, sheet.leadUnit())) {
            throw Refusal.notFound("evaluation.unknown");
        }
        if (sheet.status() != Status.DRAFT) {
            throw Refusal.conflict("linkage.no-draft", sheet.heading());
        }
        return sheet;
    }

    private void end(EvaluationView sheet, String field, SignedIn by) {
        variants.active(sheet.id(), field).ifPresent(variant -> {
            variant.end(by.id(), clock.instant());
            variants.save(variant);
            variants.flush();
            changed(sheet, field, false, by);
        });
    }

    private void changed(EvaluationView sheet, String field, boolean apart, SignedIn by) {
        announcements.publishEvent(
                new VariantChanged(sheet.id(), sheet.cycle(), field, apart, by.id(), clock.instant()));
    }
}
