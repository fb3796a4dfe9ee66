package org.meguri.proposal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meguri.TownFixture;
import org.meguri.organization.SignedIn;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.PlanId;
import org.meguri.plan.Responsibility;
import org.meguri.proposal.WriteProposal.Command;
import org.meguri.system.FiscalYear;
import org.meguri.system.TownClock;
import org.springframework.boot.test.context.TestComponent;

/** A round of proposals in the town of {@link TownFixture}, opened on Monday, 1 June 2026, on a clock that a test moves. */
@TestComponent
public class ProposalFixture {

    /** The day on which the round is opened. */
    public static final LocalDate OPENING = LocalDate.of(2026, 6, 1);

    /** The plan that proposals become items of; its table has a scale, a level, a figure and a free text. */
    public static final String PLAN =
            """
            code: next-plan
            title: 次期産業振興計画
            period: {from: 2027, to: 2031}
            item: 事業
            levels:
              - {key: pillar, label: 柱}
            scales:
              - key: kind
                label: 種類
                choices:
                  - {code: 新規, label: 新規}
                  - {code: 継続, label: 継続}
            sheet: proposal-outline
            columns:
              - {name: 番号, to: seq}
              - {name: 柱, to: level.pillar}
              - {name: 事業名, to: name}
              - {name: 種類, to: item.kind, scale: kind}
              - {name: 概要, to: item.content, required: false}
              - {name: 担当課, to: units}
            tally: [kind]
            """;

    private final TownFixture town;
    private final TownClock clock;
    private final AdoptPlan adopt;
    private final OpenRound open;
    private final WriteProposal write;
    private final ProposalLookup lookup;

    ProposalFixture(
            TownFixture town,
            TownClock clock,
            AdoptPlan adopt,
            OpenRound open,
            WriteProposal write,
            ProposalLookup lookup) {
        this.town = town;
        this.clock = clock;
        this.adopt = adopt;
        this.open = open;
        this.write = write;
        this.lookup = lookup;
    }

    public PlanId plan() {
        moveTo(OPENING);
        town.found();
        return adopt.adopt(PLAN);
    }

    /** A round with the usual days. */
    public ProposalRoundId open() {
        var plan = plan();
        return open.open(asked(plan), person("kikaku"));
    }

    public OpenRound.Command asked(PlanId plan) {
        return new OpenRound.Command(
                "令和９年度に向けた事業案", new FiscalYear(2027), plan, plan, OpenRound.Questions.OUTLINE, null, open.usual());
    }

    public void moveTo(LocalDate day) {
        clock.moveTo(day.atTime(LocalTime.of(9, 0)).atZone(TownClock.ZONE).toInstant());
    }

    public SignedIn person(String login) {
        return town.person(login);
    }

    /** A whole proposal; the first unit leads. */
    public Command says(long revision, String name, String... units) {
        return new Command(revision, values(name), units(units));
    }

    public Map<String, String> values(String name) {
        var values = new LinkedHashMap<String, String>();
        values.put("p_level_pillar", "にぎわい");
        values.put("p_name", name);
        values.put("p_item_kind", "新規");
        values.put("p_item_content", "駅前で市を開く。");
        values.put("effect", "人の流れが生まれる。");
        values.put("schedule", "１年目に試し、２年目から毎月開く。");
        return values;
    }

    public List<Responsibility> units(String... units) {
        return java.util.stream.IntStream.range(0, units.length)
                .mapToObj(at -> new Responsibility(town.unit(units[at]), "", at == 0))
                .toList();
    }

    /** A proposal that waits for its chiefs. */
    public ProposalId submitted(ProposalRoundId round, String name, String login, String... units) {
        return write.begin(round, ProposalId.create(), says(0, name, units), true, person(login));
    }

    public ProposalView get(ProposalId id) {
        return lookup.get(id);
    }
}
