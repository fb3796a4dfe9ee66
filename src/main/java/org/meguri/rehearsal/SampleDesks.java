package org.meguri.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.MakeRemark;
import org.meguri.committee.RemarkId;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.extension.TalkExtension;
import org.meguri.linkage.LinkItems;
import org.meguri.linkage.MatchFields;
import org.meguri.organization.ChangeOrganization;
import org.meguri.organization.DesignateDeputy;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.reorganization.DraftReorganization;
import org.meguri.review.AcceptSheet;
import org.meguri.review.KeepCannedRemarks;
import org.meguri.review.ReviewEvaluation;
import org.meguri.review.Verdict;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;
import org.meguri.task.ArrangeTasks;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What the people of the sample town have begun and not finished: beside the sheets that the year has left at every step,
 * so that each desk has something that only it shows.
 */
@Component
@Profile("demo")
class SampleDesks {

    /** A reorganisation is prepared for the next 1 April that is not nearer than this. */
    private static final int MONTHS_AHEAD = 2;

    private final PlanRegister plans;
    private final EvaluationLookup evaluations;
    private final KeepCannedRemarks canned;
    private final AcceptSheet accept;
    private final ReviewEvaluation review;
    private final WriteEvaluation write;
    private final MakeRemark makeRemark;
    private final AnswerRemark answer;
    private final LinkItems link;
    private final MatchFields match;
    private final DraftReorganization reorganization;
    private final ChangeOrganization organization;
    private final DesignateDeputy designateDeputy;
    private final Directory directory;
    private final ArrangeTasks arrange;
    private final Inbox inbox;
    private final WorkingCalendar calendar;
    private final SamplePeople people;
    private final Words words;
    private final TalkExtension extension;
    private final Clock clock;

    SampleDesks(
            PlanRegister plans,
            EvaluationLookup evaluations,
            KeepCannedRemarks canned,
            AcceptSheet accept,
            ReviewEvaluation review,
            WriteEvaluation write,
            MakeRemark makeRemark,
            AnswerRemark answer,
            LinkItems link,
            MatchFields match,
            DraftReorganization reorganization,
            ChangeOrganization organization,
            DesignateDeputy designateDeputy,
            Directory directory,
            ArrangeTasks arrange,
            Inbox inbox,
            WorkingCalendar calendar,
            SamplePeople people,
            Words words,
            TalkExtension extension,
            Clock clock) {
        this.plans = plans;
        this.evaluations = evaluations;
        this.canned = canned;
        this.accept = accept;
        this.review = review;
        this.write = write;
        this.makeRemark = makeRemark;
        this.answer = answer;
        this.link = link;
        this.match = match;
        this.reorganization = reorganization;
        this.organization = organization;
        this.designateDeputy = designateDeputy;
        this.directory = directory;
        this.arrange = arrange;
        this.inbox = inbox;
        this.calendar = calendar;
        this.people = people;
        this.words = words.inJapanese();
        this.extension = extension;
        this.clock = clock;
    }

    /** @param answers of the running year, by the item's place in its plan */
    record Year(PlanId plan, CycleId cycle, Map<Integer, Map<String, String>> answers) {}

    /** What happened in the year beside the way of the sheets. */
    void fill(Year year, PlanId reform) {
        var desks = SampleFiles.desks();
        SampleFiles.texts(desks.path("canned")).forEach(text -> canned.add(text, people.planner()));
        desks.path("drafts").forEach(node -> draft(year, node));
        desks.path("accepted").forEach(node -> {
            var sheet = sheet(year, node);
            accept.accept(sheet.id(), sheet.round(), by(node));
        });
        desks.path("returned").forEach(node -> sendBack(year, node));
        desks.path("remarks").forEach(node -> remark(year, node));
        link(year.plan(), reform, desks.path("linked"));
        reorganize();
    }

    /** What is only true today: one chief is away this week, and something is put off until later. */
    void settle(LocalDate today) {
        var desks = SampleFiles.desks();
        nameDeputy(today, desks.path("deputy"));
        putOff(today, desks.path("later"));
        askForDays(desks.path("extension"));
    }

    private void draft(Year year, JsonNode node) {
        var sheet = sheet(year, node);
        var answers = year.answers().getOrDefault(sheet.seq(), Map.of());
        var fields = new LinkedHashMap<String, String>();
        evaluations.sheet(sheet).fields().forEach(field -> {
            var text = answers.getOrDefault(field.key(), "");
            if (!text.isEmpty()) {
                fields.put(field.key(), text);
            }
        });
        write.save(new WriteEvaluation.Command(sheet.id(), sheet.revision(), fields, Map.of()), by(node));
        arrange.writer(
                sheet.id().value(),
                people.withLogin(node.path("writer").asText()).id(),
                by(node));
    }

    private void sendBack(Year year, JsonNode node) {
        var sheet = sheet(year, node);
        var field = node.path("field").asText();
        review.decide(
                new ReviewEvaluation.Command(
                        sheet.id(),
                        sheet.round(),
                        evaluations
                                .round(sheet.id(), sheet.round())
                                .orElseThrow()
                                .hash(),
                        Verdict.RETURNED,
                        node.path("reason").asText(),
                        Map.of(field, node.path("text").asText()),
                        Map.of(field, node.path("proposed").asText()),
                        false),
                by(node));
    }

    private void remark(Year year, JsonNode node) {
        var id = RemarkId.create();
        makeRemark.make(id, sheet(year, node).id(), node.path("text").asText(), by(node));
        var said = node.path("answer");
        if (said.isObject()) {
            answer.answer(
                    id,
                    1,
                    Action.valueOf(said.path("action").asText()),
                    said.path("text").asText(),
                    by(said));
        }
    }

    private void link(PlanId strategy, PlanId reform, JsonNode linked) {
        for (var pair : linked.path("items")) {
            link.link(
                    item(strategy, pair.path("strategy").asText()).id(),
                    item(reform, pair.path("reform").asText()).id(),
                    people.planner());
        }
        var fields = new LinkedHashMap<String, String>();
        var choices = new LinkedHashMap<String, Map<String, List<String>>>();
        for (var one : linked.path("fields")) {
            var from = one.path("reform").asText();
            fields.put(from, one.path("strategy").asText());
            var codes = new LinkedHashMap<String, List<String>>();
            one.path("choices")
                    .fields()
                    .forEachRemaining(choice -> codes.put(choice.getKey(), SampleFiles.texts(choice.getValue())));
            choices.put(from, codes);
        }
        match.decide(reform, strategy, fields, choices, people.planner());
    }

    private void reorganize() {
        var firstDay =
                FiscalYear.of(people.today().plusMonths(MONTHS_AHEAD)).next().firstDay();
        var by = people.planner();
        var id = reorganization.begin(words.of("rehearsal.sample.reorganization"), firstDay, by);
        reorganization.read(id, 0, SampleFiles.text("reorganization.csv").getBytes(StandardCharsets.UTF_8), by);
    }

    private void nameDeputy(LocalDate today, JsonNode node) {
        var unit = people.unit(node.path("unit").asText());
        organization.appointments(List.of(unit.id()), today).stream()
                .filter(held -> held.role() == Role.SECTION_CHIEF)
                .findFirst()
                .ifPresent(held -> designateDeputy.designate(
                        new DesignateDeputy.Command(
                                held.id(),
                                people.withLogin(node.path("login").asText())
                                        .id()
                                        .value(),
                                today,
                                calendar.plus(today, node.path("days").asInt()),
                                words.of("rehearsal.sample.deputy-reason")),
                        directory.signedIn(held.officer(), today)));
    }

    private void putOff(LocalDate today, JsonNode node) {
        var person = by(node);
        var until = calendar.plus(today, node.path("days").asInt());
        inbox.ownTasksOf(person).stream()
                .filter(task -> task.kind() == TaskKind.PROPOSE && task.due().isAfter(until))
                .findFirst()
                .ifPresent(task -> arrange.later(task.id(), until, person));
    }

    /** A department needs more days for the first thing on its desk that can be put off. */
    private void askForDays(JsonNode node) {
        var person = by(node);
        inbox.ownTasksOf(person).stream()
                .filter(task -> task.kind().canBePutOff())
                .findFirst()
                .ifPresent(task -> extension.ask(
                        task.id(),
                        false,
                        later(task.due(), node.path("days").asInt()),
                        node.path("reason").asText(),
                        person));
    }

    /** A working day after the due day, and not in the past where the task is late. */
    private LocalDate later(LocalDate due, int days) {
        var today = LocalDate.now(clock);
        return calendar.plus(due.isBefore(today) ? today : due, days);
    }

    private EvaluationView sheet(Year year, JsonNode node) {
        var item = item(year.plan(), node.path("item").asText());
        return evaluations
                .of(year.cycle(), item.id())
                .orElseThrow(() -> new IllegalStateException("The sample town has no sheet for item " + item.number()));
    }

    private PlanItemView item(PlanId plan, String number) {
        return plans.items(plan).stream()
                .filter(one -> number.equals(one.number()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The sample town has no item with number " + number));
    }

    private SignedIn by(JsonNode node) {
        return people.withLogin(node.path("by").asText());
    }
}
