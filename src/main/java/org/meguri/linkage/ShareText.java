package org.meguri.linkage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.SharedText;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.TakeText;
import org.meguri.organization.SignedIn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Carries a text to the sheets of the same work in other plans, in the transaction that keeps it. A sheet takes it only as
 * a draft, from somebody who may write it, and only where its field is blank or still held what was common until now:
 * what somebody else has typed there stays, and the difference is shown.
 */
@Component
class ShareText implements SharedText {

    private final LinkedSheets linked;
    private final TakeText take;
    private final EvaluationLookup evaluations;
    private final Variants variants;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ShareText(
            LinkedSheets linked,
            TakeText take,
            EvaluationLookup evaluations,
            Variants variants,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.linked = linked;
        this.take = take;
        this.evaluations = evaluations;
        this.variants = variants;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Override
    public void kept(EvaluationView written, Map<String, String> before, SignedIn by) {
        for (var other : linked.of(written)) {
            if (LinkRights.writes(by, other.sheet().leadUnit()) && other.sheet().status() == Status.DRAFT) {
                var held = take.lock(other.sheet().id());
                if (held.status() == Status.DRAFT) {
                    share(written, before, new LinkedSheets.Linked(held, other.cycle(), other.matches()), by);
                }
            }
        }
    }

    private void share(EvaluationView written, Map<String, String> before, LinkedSheets.Linked other, SignedIn by) {
        var sheet = evaluations.sheet(other.sheet());
        var taken = new LinkedHashMap<String, String>();
        for (var one : linked.compare(written, other)) {
            if (one.state() == State.APART) {
                continue;
            }
            var choice = one.ownField().choice() || one.otherField().choice();
            var wanted = one.match().translate(one.mine(), choice);
            var until = before.getOrDefault(one.match().mine(), "");
            var common = until.isEmpty()
                    ? one.theirs().isEmpty()
                    : one.match()
                            .translate(until, choice)
                            .filter(one.theirs()::equals)
                            .isPresent();
            if (wanted.isEmpty()
                    || wanted.get().equals(one.theirs())
                    || !(one.theirs().isEmpty() || common)) {
                continue;
            }
            var field = one.otherField().key();
            if (sheet.checkDraft(Map.of(field, wanted.get())).isEmpty()) {
                taken.put(field, wanted.get());
            } else {
                variants.save(
                        new Variant(other.sheet().id(), field, Variant.Kind.DOES_NOT_FIT, by.id(), clock.instant()));
                announcements.publishEvent(new VariantChanged(
                        other.sheet().id(), other.sheet().cycle(), field, true, by.id(), clock.instant()));
            }
        }
        if (!taken.isEmpty()) {
            take.take(other.sheet().id(), other.sheet().revision(), taken, by);
            announcements.publishEvent(new TextShared(
                    written.id(),
                    other.sheet().id(),
                    other.sheet().cycle(),
                    new ArrayList<>(taken.keySet()),
                    by.id(),
                    clock.instant()));
        }
    }
}
