package org.meguri.linkage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.Responsibility;
import org.meguri.system.FiscalYear;
import org.meguri.system.UseCase;
import org.meguri.system.Words;

/** Looks for items of different plans whose names are alike. It only proposes: a person decides. */
@UseCase
public class ProposeLinks {

    /** How many items of another plan are proposed for one item at the most. */
    static final int MOST_FOR_AN_ITEM = 3;

    /** What a unit in common adds to the score, of 1000: the same words in one office mean the same work more often. */
    static final int UNIT_IN_COMMON = 60;

    private final PlanRegister plans;
    private final Members members;
    private final ProposedPairs pairs;
    private final Words words;
    private final Clock clock;

    ProposeLinks(PlanRegister plans, Members members, ProposedPairs pairs, Words words, Clock clock) {
        this.plans = plans;
        this.members = members;
        this.pairs = pairs;
        this.words = words.inJapanese();
        this.clock = clock;
    }

    /**
     * An item of another plan that may be the same work.
     *
     * @param reasons what both names have
     * @param units names of the units that both have
     */
    public record Candidate(PlanItemView item, int score, List<String> reasons, List<String> units) {}

    /**
     * Proposes what has never been proposed before, between all plans; what was declined or is linked already is left out.
     *
     * @return how many pairs are new
     * @throws org.meguri.system.Refusal (403) when the person is not of the planning division
     */
    public int propose(SignedIn by) {
        LinkRights.requireDecider(by);
        var items = new LinkedHashMap<PlanId, List<PlanItemView>>();
        plans.plans().forEach(plan -> items.put(plan.id(), plans.standing(plan.id(), thisYear())));
        var known = new HashSet<>(pairs.known());
        var groups = new Groups();
        var at = clock.instant();
        var fresh = new ArrayList<ProposedPair>();
        for (var found : found(items)) {
            var pair = Pair.of(found.one().id(), found.other().id());
            if (!known.contains(pair) && groups.mayJoin(found.one(), found.other())) {
                fresh.add(new ProposedPair(pair, found.likeness(), found.units(), at));
            }
        }
        pairs.saveAllAndFlush(fresh);
        return fresh.size();
    }

    /** Items of other plans that are like this one, linked or not, the best first; nothing is kept. */
    @org.springframework.transaction.annotation.Transactional(readOnly = true)
    public List<Candidate> like(PlanItemView item, int most) {
        var candidates = new ArrayList<Candidate>();
        var all = new LinkedHashMap<PlanItemId, PlanItemView>();
        plans.plans().forEach(plan -> plans.standing(plan.id(), thisYear()).forEach(one -> all.put(one.id(), one)));
        var index = new NameIndex<>(names(all.values()), everyday());
        // Those of the item's own plan fall away afterwards, so more are asked for than are shown.
        for (var hit : index.like(item.name(), all.size(), NameIndex.LEAST - UNIT_IN_COMMON)) {
            var other = Objects.requireNonNull(all.get(hit.owner()));
            var units = unitsInCommon(item, other);
            var score = score(hit.likeness().score(), units);
            if (!other.plan().equals(item.plan()) && score >= NameIndex.LEAST) {
                candidates.add(new Candidate(other, score, hit.likeness().words(), units));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::score).reversed());
        return candidates.subList(0, Math.min(most, candidates.size()));
    }

    /** What has ended is not written any more. */
    private FiscalYear thisYear() {
        return FiscalYear.of(LocalDate.now(clock));
    }

    /** Two items that are alike. */
    record Found(PlanItemView one, PlanItemView other, Likeness likeness, List<String> units) {}

    /** Every pair of items of different plans that are alike, the best first. */
    private List<Found> found(Map<PlanId, List<PlanItemView>> items) {
        return found(items, everyday());
    }

    static List<Found> found(Map<PlanId, List<PlanItemView>> items, List<String> everyday) {
        var plans = List.copyOf(items.keySet());
        var found = new ArrayList<Found>();
        for (var right = 1; right < plans.size(); right++) {
            var others = new HashMap<PlanItemId, PlanItemView>();
            Objects.requireNonNull(items.get(plans.get(right))).forEach(item -> others.put(item.id(), item));
            var index = new NameIndex<>(names(Objects.requireNonNull(items.get(plans.get(right)))), everyday);
            for (var left = 0; left < right; left++) {
                for (var item : Objects.requireNonNull(items.get(plans.get(left)))) {
                    index.like(item.name(), 2 * MOST_FOR_AN_ITEM, NameIndex.LEAST - UNIT_IN_COMMON).stream()
                            .map(hit -> {
                                var other = Objects.requireNonNull(others.get(hit.owner()));
                                var units = unitsInCommon(item, other);
                                return new Found(
                                        item,
                                        other,
                                        new Likeness(
                                                score(hit.likeness().score(), units),
                                                hit.likeness().words()),
                                        units);
                            })
                            .filter(pair -> pair.likeness().score() >= NameIndex.LEAST)
                            .sorted(Comparator.comparingInt(
                                            (Found pair) -> pair.likeness().score())
                                    .reversed())
                            .limit(MOST_FOR_AN_ITEM)
                            .forEach(found::add);
                }
            }
        }
        found.sort(
                Comparator.comparingInt((Found pair) -> pair.likeness().score()).reversed());
        return found;
    }

    private static int score(int likeness, List<String> units) {
        return Math.min(1000, likeness + (units.isEmpty() ? 0 : UNIT_IN_COMMON));
    }

    private static Map<PlanItemId, String> names(Iterable<PlanItemView> items) {
        var names = new LinkedHashMap<PlanItemId, String>();
        items.forEach(item -> names.put(item.id(), item.name()));
        return names;
    }

    private static List<String> unitsInCommon(PlanItemView one, PlanItemView other) {
        var units = new HashSet<UnitId>(other.units());
        var names = new LinkedHashSet<String>();
        for (var responsibility : one.responsibilities()) {
            if (responsibility.unit() != null && units.contains(responsibility.unit())) {
                names.add(printed(responsibility));
            }
        }
        return List.copyOf(names);
    }

    private static String printed(Responsibility responsibility) {
        return responsibility.printed();
    }

    private List<String> everyday() {
        return List.of(words.of("linkage.everyday").split(words.of("linkage.between")));
    }

    /** Which items are linked now, so that nothing is proposed that could not be accepted. */
    private final class Groups {

        private final Map<PlanItemId, UUID> links = new HashMap<>();
        private final Map<UUID, Set<PlanId>> plansIn = new HashMap<>();

        Groups() {
            members.active().forEach(member -> {
                links.put(member.item(), member.link());
                plansIn.computeIfAbsent(member.link(), none -> new HashSet<>()).add(member.plan());
            });
        }

        boolean mayJoin(PlanItemView one, PlanItemView other) {
            return !plansOf(one).contains(other.plan()) && !plansOf(other).contains(one.plan());
        }

        private Set<PlanId> plansOf(PlanItemView item) {
            var link = links.get(item.id());
            return link == null ? new HashSet<>() : plansIn.getOrDefault(link, new HashSet<>());
        }
    }
}
