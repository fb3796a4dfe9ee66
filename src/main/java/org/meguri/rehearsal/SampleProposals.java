package org.meguri.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.meguri.organization.SignedIn;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.Responsibility;
import org.meguri.proposal.ApproveProposal;
import org.meguri.proposal.DecideProposal;
import org.meguri.proposal.OpenRound;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalLookup;
import org.meguri.proposal.ProposalRoundId;
import org.meguri.proposal.ProposalView;
import org.meguri.proposal.RoundDues;
import org.meguri.proposal.Verdict;
import org.meguri.proposal.WriteProposal;
import org.meguri.system.FiscalYear;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The sample town asks for proposals for its next plan: each of them has come as far as the file says. */
@Component
@Profile("demo")
class SampleProposals {

    private static final int YEARS_OF_A_PLAN = 5;

    /** How far the proposals are that planning has something to decide on, or has decided on. */
    private static final Set<String> SIGNED = Set.of("APPROVED", "ADOPTED", "DECLINED");

    private final AdoptPlan adoptPlan;
    private final OpenRound open;
    private final WriteProposal write;
    private final ApproveProposal approve;
    private final DecideProposal decide;
    private final ProposalLookup proposals;
    private final SamplePeople people;

    SampleProposals(
            AdoptPlan adoptPlan,
            OpenRound open,
            WriteProposal write,
            ApproveProposal approve,
            DecideProposal decide,
            ProposalLookup proposals,
            SamplePeople people) {
        this.adoptPlan = adoptPlan;
        this.open = open;
        this.write = write;
        this.approve = approve;
        this.decide = decide;
        this.proposals = proposals;
        this.people = people;
    }

    /** Opens the round, for a plan that begins in the fiscal year after today. */
    ProposalRoundId open(LocalDate today, RoundDues dues) {
        var first = FiscalYear.of(today).next();
        var plan = adoptPlan.adopt(SampleFiles.text("next-plan.yaml")
                .replace("{from}", Integer.toString(first.year()))
                .replace("{to}", Integer.toString(first.year() + YEARS_OF_A_PLAN - 1)));
        return open.open(
                new OpenRound.Command(
                        SampleFiles.desks().path("round").path("title").asText(),
                        first,
                        plan,
                        plan,
                        OpenRound.Questions.OUTLINE,
                        null,
                        dues),
                people.planner());
    }

    void write(ProposalRoundId round) {
        each(node -> write.begin(
                round,
                ProposalId.create(),
                new WriteProposal.Command(0, values(node), units(node)),
                !state(node).equals("DRAFT"),
                people.withLogin(node.path("by").asText())));
    }

    /** The chiefs sign what goes on, and send back what does not. */
    void sign(ProposalRoundId round) {
        each(node -> {
            var proposal = find(round, node);
            if (state(node).equals("RETURNED")) {
                sign(proposal, lead(node), Verdict.RETURNED, node.path("reason").asText());
            } else if (SIGNED.contains(state(node))) {
                SampleFiles.texts(node.path("units")).forEach(unit -> sign(proposal, unit, Verdict.APPROVED, ""));
            } else {
                SampleFiles.texts(node.path("signed")).forEach(unit -> sign(proposal, unit, Verdict.APPROVED, ""));
            }
        });
    }

    void decide(ProposalRoundId round) {
        SignedIn planner = people.planner();
        each(node -> {
            var proposal = find(round, node);
            var reason = node.path("reason").asText();
            switch (state(node)) {
                case "ADOPTED" ->
                    decide.adopt(
                            proposal.id(), proposal.submitted(), decide.proposed(proposal.id()), reason, null, planner);
                case "DECLINED" -> decide.decline(proposal.id(), proposal.submitted(), reason, planner);
                default -> {
                    // It has not come to planning, or waits there.
                }
            }
        });
    }

    private void sign(ProposalView proposal, String unit, Verdict verdict, String reason) {
        approve.decide(
                proposal.id(), people.unit(unit).id(), proposal.submitted(), verdict, reason, people.chief(unit));
    }

    private ProposalView find(ProposalRoundId round, JsonNode node) {
        var name = node.path("values").path("p_name").asText();
        return proposals.all(round).stream()
                .filter(one -> one.heading().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody in the sample town proposed " + name));
    }

    private static void each(Consumer<JsonNode> act) {
        SampleFiles.desks().path("proposals").forEach(act);
    }

    private static String state(JsonNode node) {
        return node.path("state").asText();
    }

    private static String lead(JsonNode node) {
        return node.path("units").path(0).asText();
    }

    private static Map<String, String> values(JsonNode node) {
        var values = new LinkedHashMap<String, String>();
        node.path("values")
                .fields()
                .forEachRemaining(one -> values.put(one.getKey(), one.getValue().asText()));
        return values;
    }

    private List<Responsibility> units(JsonNode node) {
        var units = new ArrayList<Responsibility>();
        for (var code : SampleFiles.texts(node.path("units"))) {
            units.add(new Responsibility(people.unit(code).id(), "", units.isEmpty()));
        }
        return units;
    }
}
