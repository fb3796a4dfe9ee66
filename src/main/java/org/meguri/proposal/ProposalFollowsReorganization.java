package org.meguri.proposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.meguri.organization.Directory;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.UnitId;
import org.meguri.plan.Responsibility;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposals that are not decided yet go on with whoever takes over. What the chief of a unit that ends has approved counts
 * for its successor, provided that all units which become this one have approved.
 */
@Component
@Order(450)
@Transactional
class ProposalFollowsReorganization implements FollowsReorganization {

    private final Proposals proposals;
    private final ProposalDecisions decisions;
    private final Directory directory;

    ProposalFollowsReorganization(Proposals proposals, ProposalDecisions decisions, Directory directory) {
        this.proposals = proposals;
        this.decisions = decisions;
        this.directory = directory;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(Collection<UnitId> units) {
        var affected = new ArrayList<Affected>();
        for (var proposal : unfinished(units)) {
            var view = proposal.view();
            view.units().stream()
                    .filter(units::contains)
                    .forEach(unit -> affected.add(new Affected(
                            "proposal.moves." + view.state(), view.id().value(), view.heading(), unit, null)));
        }
        return affected;
    }

    @Override
    public void follow(Succession succession) {
        for (var proposal : unfinished(succession.units())) {
            var before = proposal.view();
            proposal.handOver(successors(before, succession));
            if (before.state() == ProposalState.SUBMITTED) {
                carry(before, proposal, succession);
            }
            proposals.saveAndFlush(proposal);
        }
    }

    /** Two units that become one stand once. */
    private List<Responsibility> successors(ProposalView before, Succession succession) {
        var after = new ArrayList<Responsibility>();
        for (var one : before.responsibilities()) {
            var unit = one.unit();
            var next = unit == null ? null : succession.successor(unit, null);
            if (unit == null || unit.equals(next)) {
                after.add(one);
                continue;
            }
            var name = directory.unit(unit).name();
            var successor = Objects.requireNonNull(next);
            var there = after.stream()
                    .filter(other -> successor.equals(other.unit()))
                    .findFirst();
            if (there.isPresent()) {
                if (one.lead()) {
                    after.set(
                            after.indexOf(there.get()),
                            new Responsibility(successor, there.get().printed(), true));
                }
            } else {
                after.add(new Responsibility(
                        successor,
                        one.printed().replace(name, directory.unit(successor).name()),
                        one.lead()));
            }
        }
        return after;
    }

    private void carry(ProposalView before, Proposal proposal, Succession succession) {
        var approvals = decisions.of(before.id()).stream()
                .map(ProposalDecision::view)
                .filter(one -> one.number() == before.submitted() && one.verdict() == Verdict.APPROVED)
                .toList();
        var approved = new HashSet<UnitId>();
        approvals.forEach(one -> approved.add(Objects.requireNonNull(one.unit())));
        var now = new LinkedHashSet<>(proposal.view().units());
        for (var next : now) {
            var became = before.units().stream()
                    .filter(unit -> succession.successor(unit, null).equals(next))
                    .toList();
            if (!approved.contains(next) && !became.isEmpty() && approved.containsAll(became)) {
                approvals.stream()
                        .filter(one -> became.get(0).equals(one.unit()))
                        .findFirst()
                        .ifPresent(one -> decisions.saveAndFlush(new ProposalDecision(
                                before.id(),
                                new DecisionView(
                                        one.number(),
                                        one.verdict(),
                                        next,
                                        one.reason(),
                                        one.by(),
                                        one.inSteadOf(),
                                        one.byDirector(),
                                        one.at(),
                                        one.unit()))));
                approved.add(next);
            }
        }
        if (approved.containsAll(now)) {
            proposal.approve();
        }
    }

    private List<Proposal> unfinished(Collection<UnitId> units) {
        return units.isEmpty()
                ? List.of()
                : proposals.unfinishedOf(units.stream().map(UnitId::value).toList());
    }
}
