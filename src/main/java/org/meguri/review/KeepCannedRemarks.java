package org.meguri.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationReturned;
import org.meguri.evaluation.RequestView;
import org.meguri.evaluation.ReturningStage;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.event.EventListener;

/** The planning division keeps its list of canned remarks. */
@UseCase
public class KeepCannedRemarks {

    /** How many of the most used come first. */
    private static final int COMMONEST = 10;

    private final CannedRemarks remarks;
    private final EvaluationLookup evaluations;
    private final Clock clock;

    KeepCannedRemarks(CannedRemarks remarks, EvaluationLookup evaluations, Clock clock) {
        this.remarks = remarks;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /** All in the order of the list, those that are retired last. */
    List<CannedView> all() {
        return remarks.all().stream().map(CannedRemark::view).toList();
    }

    /** Those in use: the ten commonest first, the others in the order of the list. */
    List<CannedView> commonestFirst() {
        var inUse = all().stream().filter(one -> !one.retired()).toList();
        var commonest = inUse.stream()
                .filter(one -> one.uses() > 0)
                .sorted(Comparator.comparing(CannedView::uses).reversed())
                .limit(COMMONEST)
                .toList();
        var ordered = new ArrayList<>(commonest);
        inUse.stream().filter(one -> !commonest.contains(one)).forEach(ordered::add);
        return ordered;
    }

    /** The text of one, retired or not: somebody may have had the page open. @throws Refusal (404) when there is none */
    String text(UUID id) {
        return get(id).view().text();
    }

    /** @throws Refusal (403) when the person is not of the planning division; (422) when the text is missing or too long */
    public void add(String text, SignedIn by) {
        requirePlanning(by);
        var words = wellFormed(text);
        var last = remarks.lockAll().stream()
                .mapToInt(CannedRemark::position)
                .max()
                .orElse(0);
        remarks.saveAndFlush(new CannedRemark(UUID.randomUUID(), words, last + 1, by.id(), clock.instant()));
    }

    /** @throws Refusal as {@link #add}; (404) when there is none; (409) when somebody changed it meanwhile */
    void rewrite(UUID id, String text, long seen, SignedIn by) {
        requirePlanning(by);
        var remark = get(id);
        remark.rewrite(wellFormed(text), seen);
        remarks.saveAndFlush(remark);
    }

    /** Takes it off the page of reviews, or puts it back at the end. Doing it again changes nothing. */
    void retire(UUID id, boolean retired, SignedIn by) {
        requirePlanning(by);
        var all = remarks.lockAll();
        var remark = all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("review.canned.unknown"));
        if (remark.retired() == retired) {
            return;
        }
        if (retired) {
            remark.retire();
        } else {
            remark.restore(all.stream().mapToInt(CannedRemark::position).max().orElse(0) + 1);
        }
        remarks.saveAndFlush(remark);
    }

    /** Moves it by one place; at either end it stays. @param by -1 up, 1 down */
    void move(UUID id, int step, SignedIn by) {
        requirePlanning(by);
        var order = new ArrayList<>(remarks.lockAll().stream()
                .filter(one -> !one.retired())
                .sorted(Comparator.comparing(CannedRemark::position).thenComparing(CannedRemark::id))
                .toList());
        var at = order.stream().map(CannedRemark::id).toList().indexOf(id);
        if (at < 0) {
            throw Refusal.notFound("review.canned.unknown");
        }
        var to = Math.min(order.size() - 1, Math.max(0, at + Integer.signum(step)));
        Collections.swap(order, at, to);
        for (var place = 0; place < order.size(); place++) {
            if (order.get(place).position() != place + 1) {
                order.get(place).move(place + 1);
                remarks.saveAndFlush(order.get(place));
            }
        }
    }

    /** A use counts when the sentence stands in what was sent, not when a button was pressed. */
    @EventListener
    void on(EvaluationReturned event) {
        if (event.stage() != ReturningStage.REVIEW) {
            return;
        }
        var asked = evaluations.requests(event.evaluation()).stream()
                .filter(request -> request.round() == event.round() && request.stage() == ReturningStage.REVIEW)
                .map(RequestView::text)
                .toList();
        for (var remark : remarks.all()) {
            if (!remark.retired() && remark.used(String.join("\n\n", asked))) {
                remarks.saveAndFlush(remark);
            }
        }
    }

    private CannedRemark get(UUID id) {
        return remarks.findById(id).orElseThrow(() -> Refusal.notFound("review.canned.unknown"));
    }

    private static String wellFormed(String text) {
        var words = FreeText.normalise(text);
        if (words.isEmpty()) {
            throw new Refusal("review.canned.missing");
        }
        if (words.codePointCount(0, words.length()) > CannedRemark.LONGEST) {
            throw new Refusal("review.canned.too-long");
        }
        return FreeText.accept("review.canned.text", words, true, CannedRemark.LONGEST);
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("review.planning-only");
        }
    }
}
