package org.meguri.linkage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.organization.OfficerId;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Says which items of several plans are the same work, and that they are so no longer. Decided by the planning division,
 * never by the product.
 */
@UseCase
public class LinkItems {

    /** Longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    private final Members members;
    private final ProposedPairs pairs;
    private final PlanRegister plans;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    LinkItems(
            Members members,
            ProposedPairs pairs,
            PlanRegister plans,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.members = members;
        this.pairs = pairs;
        this.plans = plans;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Links the two items of a proposed pair.
     *
     * @throws Refusal (403) when the person is not of the planning division; (404) when there is no such proposal; (409)
     *     when it has been decided already; (422) as {@link #link}
     */
    public void accept(UUID proposal, SignedIn by) {
        LinkRights.requireDecider(by);
        var pair = lock(proposal);
        var at = clock.instant();
        pair.accept(by.id(), at);
        pairs.save(pair);
        join(plans.item(pair.pair().low()), plans.item(pair.pair().high()), by.id(), at);
    }

    /**
     * Says that the two items of a proposed pair are different work; they are not proposed again.
     *
     * @param reason may be blank; at most {@value #LONGEST_REASON} characters
     * @throws Refusal as {@link #accept}
     */
    public void decline(UUID proposal, String reason, SignedIn by) {
        LinkRights.requireDecider(by);
        var why = FreeText.accept("linkage.field.reason", reason, false, LONGEST_REASON);
        var pair = lock(proposal);
        var at = clock.instant();
        pair.decline(why.isEmpty() ? null : why, by.id(), at);
        pairs.save(pair);
        announcements.publishEvent(
                new PairDeclined(pair.pair().low(), pair.pair().high(), by.id(), at));
    }

    /**
     * Links two items by hand. If one belongs to a group already, the other joins it; if both do, the groups become one.
     * Doing it twice changes nothing.
     *
     * @throws Refusal (403) when the person is not of the planning division; (422) when both are of the same plan, or
     *     another item of the plan is in the group already
     */
    public void link(PlanItemId one, PlanItemId other, SignedIn by) {
        LinkRights.requireDecider(by);
        var first = plans.item(one);
        var second = plans.item(other);
        if (first.plan().equals(second.plan())) {
            throw new Refusal("linkage.same-plan");
        }
        var at = clock.instant();
        join(first, second, by.id(), at);
        var pair = Pair.of(one, other);
        pairs.findByLowAndHigh(pair.low(), pair.high()).ifPresent(known -> {
            known.linkedByHand(by.id(), at);
            pairs.save(known);
        });
    }

    /**
     * Takes an item out of its group from now on; of two that were left, none is linked any more. Texts already written
     * stay as they are.
     *
     * @param reason required, at most {@value #LONGEST_REASON} characters
     * @throws Refusal (403) when the person is not of the planning division; (409) when the item is not linked
     */
    public void end(PlanItemId item, String reason, SignedIn by) {
        LinkRights.requireDecider(by);
        var why = FreeText.accept("linkage.field.reason", reason, true, LONGEST_REASON);
        var member = members.activeOf(item.value()).orElseThrow(() -> Refusal.conflict("linkage.not-linked"));
        var at = clock.instant();
        var ended = new ArrayList<Member>();
        ended.add(member);
        var left = members.activeIn(member.link()).stream()
                .filter(one -> !one.item().equals(item))
                .toList();
        if (left.size() == 1) {
            ended.addAll(left);
        }
        ended.forEach(one -> one.end(why, by.id(), at));
        members.saveAllAndFlush(ended);
        ended.forEach(one -> announcements.publishEvent(new LinkEnded(one.link(), one.item(), by.id(), at)));
    }

    private ProposedPair lock(UUID proposal) {
        return pairs.lock(proposal).orElseThrow(() -> Refusal.notFound("linkage.pair.unknown"));
    }

    private void join(PlanItemView one, PlanItemView other, OfficerId by, Instant at) {
        var first = members.activeOf(one.id().value());
        var second = members.activeOf(other.id().value());
        if (first.isPresent() && first.map(Member::link).equals(second.map(Member::link))) {
            return;
        }
        var link = first.or(() -> second).map(Member::link).orElseGet(UUID::randomUUID);
        var side = inGroup(first, one);
        var far = inGroup(second, other);
        requireApart(side, far);
        var moved = second.filter(member -> !member.link().equals(link))
                .map(member -> members.activeIn(member.link()))
                .orElseGet(List::of);
        moved.forEach(member -> member.end(null, by, at));
        // The old places must be free before the new ones are taken.
        members.saveAllAndFlush(moved);
        var added = new ArrayList<Member>();
        if (first.isEmpty()) {
            added.add(new Member(link, one, by, at));
        }
        if (second.isEmpty()) {
            added.add(new Member(link, other, by, at));
        }
        moved.forEach(member -> added.add(member.in(link, by, at)));
        members.saveAllAndFlush(added);
        added.forEach(member -> announcements.publishEvent(new ItemsLinked(link, member.item(), by, at)));
    }

    private List<PlanId> inGroup(Optional<Member> member, PlanItemView item) {
        return member.map(one ->
                        members.activeIn(one.link()).stream().map(Member::plan).toList())
                .orElseGet(() -> List.of(item.plan()));
    }

    /** A group with two items of one plan could not say which of the two sheets a text comes from. */
    private void requireApart(List<PlanId> side, List<PlanId> far) {
        var both = new HashSet<>(side);
        both.retainAll(new HashSet<>(far));
        both.stream().findFirst().ifPresent(plan -> {
            throw new Refusal("linkage.plan-twice", plans.plan(plan).title());
        });
    }
}
