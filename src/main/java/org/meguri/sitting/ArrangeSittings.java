package org.meguri.sitting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationSummary;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** 委員会準備: planning arranges the sittings of a year and what is on their agendas. */
@UseCase
class ArrangeSittings {

    /** Sittings of one year. */
    static final int MOST_SITTINGS = 40;

    /** Sheets on one agenda. */
    static final int MOST_ITEMS = 200;

    /** Years from now within which a sitting lies, before and after. */
    private static final int FURTHEST = 2;

    private final Sittings sittings;
    private final Packets packets;
    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ArrangeSittings(
            Sittings sittings,
            Packets packets,
            CycleLookup cycles,
            EvaluationLookup evaluations,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.sittings = sittings;
        this.packets = packets;
        this.cycles = cycles;
        this.evaluations = evaluations;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Plans a sitting. The same page sent twice plans one.
     *
     * @param id chosen by the page
     * @param heldOn null where the day cannot be read
     * @throws Refusal (403) when the person does not plan; (404) when there is no such cycle; (409) when its committee is over;
     *     (422) when day, time or a text cannot be
     */
    void plan(SittingId id, CycleId cycleId, Draft typed, SignedIn by) {
        requirePlanning(by);
        var draft = accept(typed);
        var cycle = cycles.lock(cycleId);
        if (sittings.findById(id).isPresent()) {
            return;
        }
        requireAhead(cycle);
        if (sittings.of(cycleId).size() >= MOST_SITTINGS) {
            throw new Refusal("sitting.too-many", MOST_SITTINGS);
        }
        var sitting = sittings.saveAndFlush(new Sitting(id, cycleId, sittings.highestNumber(cycleId) + 1, draft));
        announce(sitting, SittingChanged.What.PLANNED, by);
    }

    /** What a page says of a sitting. @param heldOn, beginsAt null where it cannot be read */
    record Draft(@Nullable LocalDate heldOn, java.time.@Nullable LocalTime beginsAt, String place, String panel) {}

    /** Plans a sitting otherwise. @param revision that was shown. @throws Refusal as {@link #plan}; (409) when somebody has changed it meanwhile */
    void move(SittingId id, long revision, Draft typed, SignedIn by) {
        requirePlanning(by);
        var draft = accept(typed);
        var sitting = open(id, revision);
        sitting.set(draft);
        requireOneDay(sitting);
        sittings.saveAndFlush(sitting);
        announce(sitting, SittingChanged.What.MOVED, by);
    }

    /** Calls a sitting off; its sheets can be put on another agenda. @throws Refusal as {@link #move}; (409) when members were given papers for it */
    void callOff(SittingId id, long revision, SignedIn by) {
        requirePlanning(by);
        var sitting = open(id, revision);
        if (!packets.views(id).isEmpty()) {
            throw Refusal.conflict("sitting.has-papers");
        }
        announce(sitting, SittingChanged.What.CALLED_OFF, by);
        sittings.delete(sitting);
        sittings.flush();
    }

    /**
     * Puts sheets at the end of an agenda, in the order of the plan. Those that are on it stay where they are.
     *
     * @return how many are new on it
     * @throws Refusal (403); (404) when there is no such sitting, or a sheet is not of its year; (409) when its committee is
     *     over; (422) when nothing is chosen or too much
     */
    int take(SittingId id, Collection<EvaluationId> chosen, Minutes minutes, SignedIn by) {
        requirePlanning(by);
        if (chosen.isEmpty()) {
            throw new Refusal("sitting.nothing-chosen");
        }
        requirePossible(minutes, null);
        var sitting = sittings.lock(id).orElseThrow(ArrangeSittings::unknown);
        requireAhead(cycles.lock(sitting.cycle()));
        var wanted = new HashSet<>(chosen);
        var sheets = evaluations.summaries(sitting.cycle()).stream()
                .map(EvaluationSummary::id)
                .filter(wanted::contains)
                .toList();
        if (sheets.size() != wanted.size()) {
            throw Refusal.notFound("evaluation.unknown");
        }
        var taken = (int)
                sheets.stream().filter(sheet -> sitting.take(sheet, minutes)).count();
        if (sitting.view().agenda().size() > MOST_ITEMS) {
            throw new Refusal("sitting.too-many-items", MOST_ITEMS);
        }
        if (taken > 0) {
            requireOneDay(sitting);
            sittings.saveAndFlush(sitting);
            announce(sitting, SittingChanged.What.AGENDA, by);
        }
        return taken;
    }

    /** What the page says of a sheet on the agenda. @param place as typed; sheets are put in the order of these numbers */
    record Line(EvaluationId evaluation, double place, Minutes minutes, boolean dropped) {}

    /**
     * Puts the agenda in order, with the minutes of each sheet, and takes sheets off it.
     *
     * @param revision that was shown
     * @throws Refusal as {@link #move}; (422) when minutes cannot be
     */
    void arrange(SittingId id, long revision, List<Line> lines, SignedIn by) {
        requirePlanning(by);
        var sitting = open(id, revision);
        var known = sitting.view().agenda().stream()
                .map(SittingView.AgendaItem::evaluation)
                .collect(Collectors.toSet());
        if (!lines.stream().map(Line::evaluation).collect(Collectors.toSet()).equals(known)) {
            throw Refusal.conflict("sitting.changed-meanwhile");
        }
        var names = new LinkedHashMap<EvaluationId, String>();
        evaluations.summaries(sitting.cycle()).forEach(one -> names.put(one.id(), one.heading()));
        var agenda = new LinkedHashMap<EvaluationId, Minutes>();
        lines.stream()
                .filter(line -> !line.dropped())
                .sorted(java.util.Comparator.comparingDouble(Line::place))
                .forEach(line -> {
                    requirePossible(line.minutes(), names.get(line.evaluation()));
                    agenda.put(line.evaluation(), line.minutes());
                });
        sitting.arrange(agenda);
        requireOneDay(sitting);
        sittings.saveAndFlush(sitting);
        announce(sitting, SittingChanged.What.AGENDA, by);
    }

    private Sitting open(SittingId id, long revision) {
        var sitting = sittings.lock(id).orElseThrow(ArrangeSittings::unknown);
        requireAhead(cycles.get(sitting.cycle()));
        if (sitting.view().revision() != revision) {
            throw Refusal.conflict("sitting.changed-meanwhile");
        }
        return sitting;
    }

    private SittingDraft accept(Draft typed) {
        var day = typed.heldOn();
        var today = LocalDate.now(clock);
        if (day == null || day.isBefore(today.minusYears(FURTHEST)) || day.isAfter(today.plusYears(FURTHEST))) {
            throw new Refusal("sitting.day", today.minusYears(FURTHEST), today.plusYears(FURTHEST));
        }
        var time = typed.beginsAt();
        if (time == null) {
            throw new Refusal("sitting.time");
        }
        return new SittingDraft(
                day,
                time.withSecond(0).withNano(0),
                FreeText.accept("sitting.field.place", typed.place(), false, SittingDraft.PLACE_LENGTH),
                FreeText.accept("sitting.field.panel", typed.panel(), false, SittingDraft.PANEL_LENGTH));
    }

    private static void requirePossible(Minutes minutes, @Nullable String sheet) {
        if (!minutes.possible() || minutes.total() == 0) {
            throw sheet == null
                    ? new Refusal("sitting.minutes", Minutes.MOST)
                    : new Refusal("sitting.minutes-of", sheet, Minutes.MOST);
        }
    }

    private static void requireOneDay(Sitting sitting) {
        if (sitting.view().tooLong()) {
            throw new Refusal("sitting.too-long", sitting.view().minutes());
        }
    }

    private static void requireAhead(CycleView cycle) {
        if (cycle.state() != CycleState.EVALUATION && cycle.state() != CycleState.COMMITTEE) {
            throw Refusal.conflict("sitting.over", cycle.title());
        }
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("sitting.planning-only");
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("sitting.unknown");
    }

    private void announce(Sitting sitting, SittingChanged.What what, SignedIn by) {
        var view = sitting.view();
        announcements.publishEvent(new SittingChanged(
                view.id(),
                view.cycle(),
                view.number(),
                what,
                view.heldOn(),
                view.agenda().size(),
                by.id(),
                clock.instant()));
    }

    /** The sittings of a year, by day. */
    List<SittingView> of(CycleId cycle) {
        return sittings.of(cycle).stream().map(Sitting::view).toList();
    }

    /** @throws Refusal (404) when there is none */
    SittingView get(SittingId id) {
        return sittings.findById(id).orElseThrow(ArrangeSittings::unknown).view();
    }
}
