package org.meguri.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.SheetMargin;
import org.meguri.evaluation.Status;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.Responsibility;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the pages of links show. */
@Service
@Transactional(readOnly = true)
class LinkPages implements SheetMargin {

    private final Members members;
    private final ProposedPairs pairs;
    private final LinkedSheets linked;
    private final MatchFields match;
    private final PlanRegister plans;
    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final Directory directory;
    private final Words words;

    LinkPages(
            Members members,
            ProposedPairs pairs,
            LinkedSheets linked,
            MatchFields match,
            PlanRegister plans,
            EvaluationLookup evaluations,
            CycleLookup cycles,
            Directory directory,
            Words words) {
        this.members = members;
        this.pairs = pairs;
        this.linked = linked;
        this.match = match;
        this.plans = plans;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.directory = directory;
        this.words = words;
    }

    /** An item as it stands in a list. */
    record Item(UUID id, String plan, String heading, String units) {}

    /** Items that are the same work. */
    record Group(List<Item> items) {}

    /**
     * A pair to decide, or decided.
     *
     * @param who decided it, "" where nobody has yet
     */
    record Line(PairView pair, Item one, Item other, String who) {}

    /**
     * Two plans with linked items.
     *
     * @param decided whether their fields have been matched
     */
    record Plans(UUID low, UUID high, String lowTitle, String highTitle, boolean decided) {}

    /** Something in the life of an item's links. */
    record Event(MemberView member, Item item, String addedBy, String endedBy) {}

    /** A linked sheet. */
    record Sheet(UUID id, String plan, String heading, String unit, Status status, boolean readable, boolean matched) {}

    /**
     * Two fields of two sheets.
     *
     * @param mine what the person may read of the own text
     * @param apart whether the own field has a text of its own, and why; else null
     * @param may whether the person may change the own sheet now
     * @param mayThere whether the person may change the other sheet now
     */
    record Difference(
            Sheet sheet,
            Sheet other,
            String field,
            String label,
            String otherField,
            String otherLabel,
            String mine,
            String theirs,
            long revision,
            long otherRevision,
            State state,
            @Nullable String explained,
            boolean choice,
            @Nullable String apart,
            boolean may,
            boolean mayThere) {}

    /** What stands beside a sheet. */
    record Block(UUID sheet, List<Sheet> sheets, List<Difference> differences, boolean writes) {}

    List<Group> groups(@Nullable UUID plan) {
        var groups = new LinkedHashMap<UUID, List<Member>>();
        members.active().forEach(member -> groups.computeIfAbsent(member.link(), none -> new ArrayList<>())
                .add(member));
        var names = new Names();
        return groups.values().stream()
                .filter(group -> plan == null
                        || group.stream()
                                .anyMatch(member -> member.plan().value().equals(plan)))
                .map(group -> new Group(group.stream()
                        .map(member -> names.item(plans.item(member.item())))
                        .toList()))
                .toList();
    }

    List<Plans> plansLinked() {
        var groups = new LinkedHashMap<UUID, List<PlanId>>();
        members.active().forEach(member -> groups.computeIfAbsent(member.link(), none -> new ArrayList<>())
                .add(member.plan()));
        var found = new LinkedHashMap<String, Plans>();
        var names = new Names();
        groups.values()
                .forEach(group -> group.forEach(one -> group.forEach(other -> {
                    if (Mappings.low(one, other)) {
                        found.computeIfAbsent(
                                one + " " + other,
                                none -> new Plans(
                                        one.value(),
                                        other.value(),
                                        names.plan(one),
                                        names.plan(other),
                                        match.decided(one, other)));
                    }
                })));
        return List.copyOf(found.values());
    }

    long waiting() {
        return pairs.countByState(PairState.PROPOSED);
    }

    List<Line> proposed() {
        return lines(pairs.findByStateOrderByScoreDescProposedAtAscIdAsc(PairState.PROPOSED));
    }

    List<Line> declined() {
        return lines(pairs.findByStateOrderByDecidedAtDescIdAsc(PairState.DECLINED));
    }

    private List<Line> lines(List<ProposedPair> found) {
        var names = new Names();
        return found.stream()
                .map(ProposedPair::view)
                .map(pair -> new Line(
                        pair,
                        names.item(plans.item(pair.pair().low())),
                        names.item(plans.item(pair.pair().high())),
                        names.officer(pair.decidedBy())))
                .toList();
    }

    Item item(PlanItemView item) {
        return new Names().item(item);
    }

    List<Item> items(List<PlanItemView> items) {
        var names = new Names();
        return items.stream().map(names::item).toList();
    }

    List<Event> life(PlanItemId item) {
        var names = new Names();
        return members.everBeside(item).stream()
                .map(Member::view)
                .map(member -> new Event(
                        member,
                        names.item(plans.item(member.item())),
                        names.officer(member.addedBy()),
                        names.officer(member.endedBy())))
                .toList();
    }

    boolean linkedNow(PlanItemId item) {
        return members.activeOf(item.value()).isPresent();
    }

    /** Whether the two items are linked already. */
    boolean beside(PlanItemId one, PlanItemId other) {
        var link = members.activeOf(one.value()).map(Member::link);
        return link.isPresent() && link.equals(members.activeOf(other.value()).map(Member::link));
    }

    /** What two linked sheets of the year say differently, as far as this person may read it. */
    List<Difference> contradictions(FiscalYear year, SignedIn person) {
        var names = new Names();
        return linked.contradictions(year).stream()
                .filter(one -> evaluations.mayRead(one.own(), person) || evaluations.mayRead(one.other(), person))
                .map(one -> evaluations.mayRead(one.own(), person) ? one : turned(one))
                .map(one -> names.difference(one, person))
                .toList();
    }

    private static LinkedSheets.Compared turned(LinkedSheets.Compared one) {
        return new LinkedSheets.Compared(
                one.match().reversed(),
                one.other(),
                one.own(),
                one.otherField(),
                one.ownField(),
                one.theirs(),
                one.mine(),
                one.state(),
                one.explained());
    }

    @Override
    public Optional<Note> of(EvaluationView evaluation, SignedIn person) {
        return block(evaluation, person).map(block -> new Note("linkage/margin", block));
    }

    Optional<Block> block(EvaluationView evaluation, SignedIn person) {
        var others = linked.of(evaluation);
        if (others.isEmpty() || !LinkRights.sees(person)) {
            return Optional.empty();
        }
        var names = new Names();
        var sheets = new ArrayList<Sheet>();
        var differences = new ArrayList<Difference>();
        for (var other : others) {
            sheets.add(names.sheet(other.sheet(), !other.matches().isEmpty(), person));
            linked.compare(evaluation, other).forEach(one -> differences.add(names.difference(one, person)));
        }
        var writes = LinkRights.writes(person, evaluation.leadUnit()) && evaluation.status() == Status.DRAFT;
        return Optional.of(new Block(evaluation.id().value(), sheets, differences, writes));
    }

    /** Names looked up once for a page. */
    private final class Names {

        private final Map<PlanId, String> titles = new HashMap<>();
        private final Map<OfficerId, String> officers = new HashMap<>();
        private final Map<UnitId, String> units = new HashMap<>();

        String plan(PlanId id) {
            return titles.computeIfAbsent(id, one -> plans.plan(one).title());
        }

        String officer(@Nullable OfficerId id) {
            return id == null
                    ? ""
                    : officers.computeIfAbsent(id, one -> directory.officer(one).name());
        }

        Item item(PlanItemView item) {
            return new Item(
                    item.id().value(),
                    plan(item.plan()),
                    item.heading(),
                    String.join(
                            words.of("linkage.between"),
                            item.responsibilities().stream()
                                    .map(Responsibility::printed)
                                    .toList()));
        }

        Sheet sheet(EvaluationView sheet, boolean matched, SignedIn person) {
            return new Sheet(
                    sheet.id().value(),
                    plan(cycles.get(sheet.cycle()).plan()),
                    sheet.heading(),
                    units.computeIfAbsent(
                            sheet.leadUnit(), one -> directory.unit(one).name()),
                    sheet.status(),
                    evaluations.mayRead(sheet, person),
                    matched);
        }

        Difference difference(LinkedSheets.Compared one, SignedIn person) {
            var own = sheet(one.own(), true, person);
            var other = sheet(one.other(), true, person);
            return new Difference(
                    own,
                    other,
                    one.ownField().key(),
                    one.ownField().label(),
                    one.otherField().key(),
                    one.otherField().label(),
                    own.readable() ? one.ownField().display(one.mine()) : "",
                    other.readable() ? one.otherField().display(one.theirs()) : "",
                    one.own().revision(),
                    one.other().revision(),
                    one.state(),
                    one.explained(),
                    one.ownField().choice(),
                    linked.apart(one.own(), one.ownField().key())
                            .map(Enum::name)
                            .orElse(null),
                    changeable(one.own(), person),
                    changeable(one.other(), person));
        }

        private boolean changeable(EvaluationView sheet, SignedIn person) {
            return sheet.status() == Status.DRAFT && LinkRights.writes(person, sheet.leadUnit());
        }
    }

    /** @throws org.meguri.system.Refusal (404) when there is none, or the person may not know */
    EvaluationView sheet(EvaluationId id, SignedIn person) {
        return evaluations.readable(id, person);
    }
}
