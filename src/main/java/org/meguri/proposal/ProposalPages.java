package org.meguri.proposal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.DecisionsInStead;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitKind;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the pages of proposals show. */
@Component
@Transactional(readOnly = true)
class ProposalPages {

    private final ProposalLookup proposals;
    private final PlanRegister plans;
    private final Directory directory;
    private final DecisionsInStead decisionsInStead;
    private final Words words;
    private final Clock clock;

    ProposalPages(
            ProposalLookup proposals,
            PlanRegister plans,
            Directory directory,
            DecisionsInStead decisionsInStead,
            Words words,
            Clock clock) {
        this.proposals = proposals;
        this.plans = plans;
        this.directory = directory;
        this.decisionsInStead = decisionsInStead;
        this.words = words;
        this.clock = clock;
    }

    /** A choice of a list. */
    record Option(String value, String label) {}

    /** A line of the history. @param who name of the officer */
    record Event(Instant at, String what, String who, String reason) {}

    /** How many proposals a unit leads, in each of the states. */
    record Progress(String unit, List<Integer> counts, int total) {}

    /** How often a choice of a scale was made. */
    record Count(String label, int count) {}

    /** A scale of the shape, counted. @param blank proposals that say nothing */
    record Tally(String label, List<Count> counts, int blank) {}

    /** A package: what its list says of it, by heading. */
    record Pack(String name, List<Text> texts) {}

    /** A text under its heading. */
    record Text(String label, String text) {}

    /** Everybody of the town hall who has to do with proposals. @throws Refusal (403) for all others */
    static void requireOfficial(SignedIn person) {
        if (!person.has(Role.SECTION_STAFF)
                && !person.has(Role.SECTION_CHIEF)
                && !person.has(Role.DIRECTOR)
                && !person.has(Role.PLANNING)) {
            throw Refusal.forbidden("proposal.officials-only");
        }
    }

    /** The sections in force today, and those that are chosen already. */
    List<Option> units(Collection<String> chosen) {
        var options = new ArrayList<Option>();
        var known = new HashSet<String>();
        directory.units(LocalDate.now(clock)).stream()
                .filter(unit -> unit.kind() != UnitKind.BODY)
                .forEach(unit -> {
                    options.add(new Option(unit.id().value().toString(), unit.name()));
                    known.add(unit.id().value().toString());
                });
        for (var one : chosen) {
            if (!one.isEmpty() && known.add(one)) {
                try {
                    options.add(new Option(one, directory.unit(UnitId.of(one)).name()));
                } catch (IllegalArgumentException e) {
                    // No id of anything; the use case says so.
                }
            }
        }
        return options;
    }

    /** The units that this person writes for. */
    List<Option> own(SignedIn person) {
        return person.duties().stream()
                .filter(duty -> duty.role() == Role.SECTION_STAFF || duty.role() == Role.SECTION_CHIEF)
                .map(duty -> duty.unit())
                .distinct()
                .map(unit ->
                        new Option(unit.value().toString(), directory.unit(unit).name()))
                .toList();
    }

    /** Names of levels to choose from, by field: in proposals that the person may read, in the plan, among the packages. */
    Map<String, Set<String>> known(RoundView round, SignedIn person) {
        var known = new LinkedHashMap<String, Set<String>>();
        var levels = round.shape().levels();
        levels.forEach(level -> known.put(ProposalShape.key(level.to()), new TreeSet<>()));
        proposals.of(round.id(), person).forEach(proposal -> proposal.content()
                .forEach((field, text) -> add(known, field, text)));
        plans.itemsAsOf(round.target(), round.year()).forEach(item -> levels(item, known));
        for (var pack : packs(round)) {
            levels(pack, known);
            add(known, ProposalShape.key("level.package"), pack.name());
        }
        return known;
    }

    private static void levels(PlanItemView item, Map<String, Set<String>> known) {
        item.levels().forEach((key, text) -> add(known, ProposalShape.key("level." + key), text));
    }

    private static void add(Map<String, Set<String>> known, String field, String name) {
        var names = known.get(field);
        if (names != null) {
            names.add(name);
        }
    }

    private List<PlanItemView> packs(RoundView round) {
        var packages = round.packages();
        return packages == null ? List.of() : plans.itemsAsOf(packages, round.year());
    }

    /** The package that one of the proposal's levels names, or null. */
    @Nullable
    Pack pack(RoundView round, Map<String, String> content) {
        var packages = round.packages();
        if (packages == null) {
            return null;
        }
        var names = new HashSet<String>();
        round.shape().levels().forEach(level -> {
            var name = content.getOrDefault(ProposalShape.key(level.to()), "");
            if (!name.isEmpty()) {
                names.add(NameKey.of(name));
            }
        });
        var definition = plans.plan(packages).definition();
        return packs(round).stream()
                .filter(item -> names.contains(NameKey.of(item.name())))
                .findFirst()
                .map(item -> new Pack(
                        item.name(),
                        definition.columns().stream()
                                .filter(column -> column.to().startsWith("item."))
                                .map(column -> new Text(
                                        column.heading(),
                                        item.texts().getOrDefault(column.to().substring("item.".length()), "")))
                                .filter(text -> !text.text().isEmpty())
                                .toList()))
                .orElse(null);
    }

    /** What happened to the proposal, oldest first. */
    List<Event> history(ProposalId id) {
        var events = new ArrayList<Event>();
        proposals
                .submissions(id)
                .forEach(one -> events.add(new Event(
                        one.at(),
                        words.of("proposal.history.submitted", Integer.toString(one.number())),
                        directory.officer(one.by()).name(),
                        "")));
        proposals.decisions(id).forEach(one -> events.add(new Event(one.at(), what(one), name(one), one.reason())));
        decisionsInStead
                .looks(id.value())
                .forEach(look -> events.add(new Event(look.at(), words.of("proposal.history.seen"), look.who(), "")));
        var proposal = proposals.get(id);
        var ender = proposal.endedBy();
        var end = proposal.endedAt();
        if (ender != null && end != null) {
            events.add(new Event(
                    end,
                    words.of("proposal.state." + proposal.state()),
                    directory.officer(ender).name(),
                    ""));
        }
        // Of one second, what was handed in comes before what was decided on it.
        events.sort(java.util.Comparator.comparing(Event::at));
        return events;
    }

    private String name(DecisionView decision) {
        var name = directory.officer(decision.by()).name();
        var principal = decision.inSteadOf();
        return principal == null
                ? name
                : words.of(
                        "organization.in-stead",
                        name,
                        directory.officer(principal).name());
    }

    private String what(DecisionView decision) {
        var unit = decision.unit();
        if (unit == null) {
            return words.of("proposal.history.planning." + decision.verdict());
        }
        var name = directory.unit(unit).name();
        var before = decision.carriedFrom();
        return before == null
                ? words.of("proposal.history." + (decision.byDirector() ? "director." : "") + decision.verdict(), name)
                : words.of(
                        "proposal.history.carried", name, directory.unit(before).name());
    }

    /** Why the proposal has come back, the last time; null where it has not. */
    @Nullable
    Event returned(ProposalView proposal) {
        return proposals.decisions(proposal.id()).stream()
                .filter(one -> one.verdict() == Verdict.RETURNED && one.number() == proposal.submitted())
                .map(one -> new Event(one.at(), what(one), name(one), one.reason()))
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** What was handed in before this time, to compare with; empty the first time. */
    Map<String, String> before(ProposalView proposal) {
        var handedIn = proposals.submissions(proposal.id());
        var last = proposal.state() == ProposalState.DRAFT ? handedIn.size() : handedIn.size() - 1;
        return last < 1 ? Map.of() : handedIn.get(last - 1).content();
    }

    List<Progress> progress(List<ProposalView> all) {
        var byUnit = new LinkedHashMap<UnitId, int[]>();
        for (var proposal : all) {
            byUnit.computeIfAbsent(proposal.leadUnit(), unit -> new int[ProposalState.values().length])[
                    proposal.state().ordinal()]++;
        }
        return byUnit.entrySet().stream()
                .map(entry -> {
                    var counts =
                            java.util.Arrays.stream(entry.getValue()).boxed().toList();
                    return new Progress(
                            directory.unit(entry.getKey()).name(),
                            counts,
                            counts.stream().mapToInt(Integer::intValue).sum());
                })
                .sorted(java.util.Comparator.comparing(Progress::unit))
                .toList();
    }

    /** The scales that the plan counts, over proposals that were not given up. */
    List<Tally> tallies(RoundView round, List<ProposalView> all) {
        var counted = all.stream()
                .filter(proposal -> proposal.state() != ProposalState.WITHDRAWN)
                .toList();
        var tallies = new ArrayList<Tally>();
        for (var key : round.shape().definition().tally()) {
            round.shape().definition().scale(key).ifPresent(scale -> round.shape()
                    .counted(scale)
                    .ifPresent(column -> {
                        var field = ProposalShape.key(column.to());
                        var counts = new ArrayList<Count>();
                        scale.choices()
                                .forEach(choice -> counts.add(new Count(choice.label(), (int) counted.stream()
                                        .filter(one -> choice.code()
                                                .equals(one.content().get(field)))
                                        .count())));
                        var off = (int) counted.stream()
                                .map(one -> one.content().get(field))
                                .filter(value ->
                                        value != null && scale.choice(value).isEmpty())
                                .count();
                        if (off > 0) {
                            counts.add(new Count(words.of("proposal.round.tally.off-scale"), off));
                        }
                        tallies.add(new Tally(column.heading(), counts, (int) counted.stream()
                                .filter(one -> !one.content().containsKey(field))
                                .count()));
                    }));
        }
        return tallies;
    }
}
