package org.meguri.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.Sheets;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Plans a cycle, sets its days, and opens it. */
@UseCase
public class PlanCycle {

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private final Cycles cycles;
    private final PlanRegister plans;
    private final Sheets sheets;
    private final ItemSheets itemSheets;
    private final Schedule schedule;
    private final OpeningCheck check;
    private final ApplicationEventPublisher announcements;
    private final CycleFlow flow;
    private final Clock clock;

    PlanCycle(
            Cycles cycles,
            PlanRegister plans,
            Sheets sheets,
            ItemSheets itemSheets,
            Schedule schedule,
            OpeningCheck check,
            ApplicationEventPublisher announcements,
            CycleFlow flow,
            Clock clock) {
        this.cycles = cycles;
        this.plans = plans;
        this.sheets = sheets;
        this.itemSheets = itemSheets;
        this.schedule = schedule;
        this.check = check;
        this.announcements = announcements;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * The fiscal year evaluated, and the days of every stage.
     *
     * @param locks the last day (締切) of the stages that close by themselves; the others are missing
     * @param seen null where nobody saw a page
     */
    public record Command(
            PlanId plan,
            FiscalYear year,
            Map<Stage, LocalDate> dues,
            Map<Stage, LocalDate> locks,
            @Nullable Seen seen) {

        /** The days on the page that a person saw; empty where the year was not planned yet. */
        public record Seen(Map<Stage, LocalDate> dues, Map<Stage, LocalDate> locks) {}

        /** Without last days. */
        public Command(PlanId plan, FiscalYear year, Map<Stage, LocalDate> dues) {
            this(plan, year, dues, Map.of(), null);
        }
    }

    /**
     * Plans a cycle, or sets new days for one that is planned but not open; it takes its sheet and scales from the plan
     * anew then.
     *
     * @throws Refusal when the days do not hold together; (409) when the cycle is open already, or somebody else has planned
     *     it or changed its days meanwhile
     */
    public CycleId plan(Command command, SignedIn by) {
        return planned(command, by).id();
    }

    /** A year that is planned. @param dropped how many items had a sheet that the plan does not have any more */
    record Planned(CycleId id, int dropped) {}

    /** As {@link #plan}; items whose sheet is gone have again what the register says. */
    Planned planned(Command command, SignedIn by) {
        requirePlanning(by);
        if (command.year().year() < FIRST_YEAR || command.year().year() > LAST_YEAR) {
            throw new Refusal("cycle.year-out-of-range", Integer.toString(FIRST_YEAR), Integer.toString(LAST_YEAR));
        }
        var plan = plans.plan(command.plan());
        schedule.check(command.dues(), command.locks(), LocalDate.now(clock));
        var title = plan.title() + " " + command.year().japanese();
        var forms = forms(plan.definition());
        var existing =
                cycles.findByPlanAndFiscalYear(command.plan(), command.year().year());
        var seen = command.seen();
        var there = existing.map(Cycle::view)
                .map(view -> new Command.Seen(view.dues(), view.locks()))
                .orElse(new Command.Seen(Map.of(), Map.of()));
        if (seen != null && !seen.equals(there)) {
            throw Refusal.conflict(
                    seen.dues().isEmpty() ? "cycle.planned-meanwhile" : "cycle.changed-meanwhile", title);
        }
        if (existing.isPresent()) {
            existing.get().replan(plan, title, forms, days(command));
            return new Planned(
                    existing.get().id(),
                    dropped(existing.get().id(), forms.others().keySet()));
        }
        var cycle = new Cycle(CycleId.create(), plan, command.year(), title, forms, days(command));
        return new Planned(cycles.saveAndFlush(cycle).id(), 0);
    }

    private static Map<Stage, StageDays> days(Command command) {
        var days = new EnumMap<Stage, StageDays>(Stage.class);
        command.dues()
                .forEach((stage, due) ->
                        days.put(stage, new StageDays(due, command.locks().get(stage))));
        return days;
    }

    private int dropped(CycleId id, Set<String> variants) {
        var gone = itemSheets.ofCycle(id).stream()
                .filter(one -> !one.variant().isEmpty() && !variants.contains(one.variant()))
                .toList();
        itemSheets.deleteAll(gone);
        itemSheets.flush();
        return gone.size();
    }

    /**
     * Opens the cycle: from here its sheets are handed out, chunk by chunk.
     *
     * @throws Refusal when it is open already, its plan has no items, its days are past, or {@link OpeningCheck} finds what
     *     stands in the way
     */
    public void open(CycleId id, SignedIn by) {
        requirePlanning(by);
        var cycle = cycles.findForUpdate(id).orElseThrow(() -> Refusal.notFound("cycle.unknown"));
        var view = cycle.view();
        if (plans.itemsInForce(view.plan(), view.year()).isEmpty()) {
            throw new Refusal("cycle.no-items", view.title());
        }
        var today = LocalDate.now(clock);
        cycle.open(today);
        schedule.check(view.dues(), view.locks(), today);
        check.require(view);
        cycles.saveAndFlush(cycle);
        flow.start(id);
        announcements.publishEvent(new CycleOpened(id, by.id(), clock.instant()));
    }

    /** A form that is missing is left out: the check before opening names it, if an item is to be evaluated with it. */
    private Cycle.Forms forms(PlanDefinition definition) {
        var others = new HashMap<String, String>();
        definition.variants().stream()
                .filter(variant -> sheets.exists(variant.sheet()))
                .forEach(variant -> others.put(variant.key(), sheets.json(variant.sheet())));
        return new Cycle.Forms(sheets.json(definition.sheet()), others);
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("cycle.planning-only");
        }
    }
}
