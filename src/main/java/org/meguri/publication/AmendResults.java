package org.meguri.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.CycleView;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemId;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Planning records that something is published otherwise than it stands in the sheet: what the board decided, a wording for citizens,
 * or what was wrong in the edition. The sheet itself is not touched, and everything recorded stays on record.
 */
@UseCase
public class AmendResults {

    /** Longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    private static final Pattern REMARK = Pattern.compile("remark\\.([0-9]+)\\.(text|answer)");

    private static final Set<CycleState> BEFORE =
            Set.of(CycleState.COMMITTEE, CycleState.ANSWERS, CycleState.BOARD, CycleState.PUBLICATION);
    private static final Set<CycleState> AT_BOARD = Set.of(CycleState.BOARD, CycleState.PUBLICATION);

    private final CycleLookup cycles;
    private final YearContents contents;
    private final AmendmentRecords amendments;
    private final ApplicationEventPublisher announcements;
    private final Words words;
    private final Clock clock;

    AmendResults(
            CycleLookup cycles,
            YearContents contents,
            AmendmentRecords amendments,
            ApplicationEventPublisher announcements,
            Words words,
            Clock clock) {
        this.cycles = cycles;
        this.contents = contents;
        this.amendments = amendments;
        this.announcements = announcements;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A place of an item where something is published.
     *
     * @param label heading of the column, or which remark
     * @param plain what the sheet, the plan or the remark says
     * @param text what is published
     * @param choices codes of the scale; empty for a text
     * @param recorded everything that was recorded for it, in order, what was taken back too
     * @param stale whether something recorded was made of another text, and is left out
     */
    public record Place(
            String place,
            String label,
            String plain,
            String text,
            List<EditionContent.Choice> choices,
            List<AmendmentView> recorded,
            boolean stale) {

        public boolean amended() {
            return !plain.equals(text);
        }

        /** Tells what a page showed; a text itself may not come back from a browser as it was. */
        public String seal() {
            return Seal.of(text).value();
        }
    }

    /**
     * What is to be recorded.
     *
     * @param place as {@link Place#place()}
     * @param base {@link Place#seal()} of what the page showed as published
     */
    public record Command(
            CycleId cycle,
            PlanItemId item,
            String place,
            @Nullable AmendmentKind kind,
            String base,
            String text,
            String reason) {}

    /** Which kinds can be recorded in the state in which the year is, in the order in which they are offered. */
    public List<AmendmentKind> possible(CycleView cycle) {
        if (cycle.state() == CycleState.CLOSED) {
            return List.of(AmendmentKind.CORRECTION, AmendmentKind.WORDING);
        }
        var kinds = new ArrayList<AmendmentKind>();
        if (BEFORE.contains(cycle.state())) {
            kinds.add(AmendmentKind.WORDING);
        }
        if (AT_BOARD.contains(cycle.state())) {
            kinds.add(AmendmentKind.BOARD);
        }
        return kinds;
    }

    /** What people call a place; the place itself where the plan has no such column any more. */
    public String label(CycleView cycle, String place) {
        var remark = REMARK.matcher(place);
        if (remark.matches()) {
            return words.of(
                    remark.group(2).equals("text") ? "publication.correction.remark" : "publication.correction.answer",
                    remark.group(1));
        }
        return cycle.definition().columns().stream()
                .filter(column -> column.to().equals(place))
                .map(PlanDefinition.Column::heading)
                .findFirst()
                .orElse(place);
    }

    /** Every place of the item that is published. @throws Refusal (404) when the year has no such item */
    public List<Place> places(CycleView cycle, PlanItemId item) {
        var found = contents.items(cycle).get(item);
        if (found == null) {
            throw Refusal.notFound("publication.unknown-item");
        }
        var plain = contents.plain(cycle, LocalDate.now(clock));
        var row = plain.row(found.seq()).orElseThrow(() -> Refusal.notFound("publication.unknown-item"));
        var recorded = amendments.ofItem(cycle.id(), item).stream()
                .map(Amendment::view)
                .toList();
        var applied = new Amendments(recorded);
        var places = new ArrayList<Place>();
        for (var at = 0; at < plain.columns().size(); at++) {
            var column = plain.columns().get(at);
            if (amendable(column)) {
                var choices = plain.scale(column.scale())
                        .map(EditionContent.Scale::choices)
                        .orElse(List.of());
                places.add(
                        place(item, column.to(), column.heading(), row.cells().get(at), choices, recorded, applied));
            }
        }
        for (var remark : row.remarks()) {
            var text = Amendments.remarkText(remark.number());
            places.add(place(item, text, label(cycle, text), remark.text(), List.of(), recorded, applied));
            var answer = remark.answer();
            if (answer != null) {
                var place = Amendments.remarkAnswer(remark.number());
                places.add(place(item, place, label(cycle, place), answer, List.of(), recorded, applied));
            }
        }
        return places;
    }

    /** The place in the table and the levels come from the plan, and are decided about there. */
    private static boolean amendable(EditionContent.Column column) {
        return !column.to().equals(EditionContent.SEQ) && !column.to().startsWith(EditionContent.LEVEL_PREFIX);
    }

    private static Place place(
            PlanItemId item,
            String place,
            String label,
            String plain,
            List<EditionContent.Choice> choices,
            List<AmendmentView> recorded,
            Amendments applied) {
        var outcome = applied.at(item, place, plain);
        return new Place(
                place,
                label,
                plain,
                outcome.text(),
                choices,
                recorded.stream().filter(one -> one.at(item, place)).toList(),
                !outcome.stale().isEmpty());
    }

    /**
     * Records an amendment. The same again changes nothing.
     *
     * @throws Refusal (403) when the person is not of the planning division; (404) when there is no such place; (409) when this kind
     *     is not recorded in the state of the year, or what is published there is not what the page showed; (422) when the text is
     *     the same, no choice of its scale, too long or not printable, or kind or reason are missing
     */
    public void record(Command command, SignedIn by) {
        requirePlanning(by);
        var cycle = cycles.lock(command.cycle());
        var place = places(cycle, command.item()).stream()
                .filter(one -> one.place().equals(command.place()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("publication.unknown-item"));
        var kind = command.kind();
        if (kind == null) {
            throw new Refusal("publication.amend.kind-missing");
        }
        var reason = FreeText.accept("publication.field.amend-reason", command.reason(), true, LONGEST_REASON);
        var text = accept(place, command.text());
        var last = place.recorded().stream().filter(AmendmentView::holds).reduce((one, later) -> later);
        if (last.filter(one -> one.kind() == kind
                        && one.text().equals(text)
                        && one.reason().equals(reason)
                        && one.by().equals(by.id()))
                .isPresent()) {
            return;
        }
        if (!possible(cycle).contains(kind)) {
            throw Refusal.conflict("publication.amend.not-now." + kind, cycle.title());
        }
        if (!command.base().equals(place.seal())) {
            throw Refusal.conflict("publication.amend.meanwhile", place.label());
        }
        if (text.equals(place.text())) {
            throw new Refusal("publication.amend.same", place.label());
        }
        var view = new AmendmentView(
                AmendmentId.create(),
                cycle.id(),
                command.item(),
                place.place(),
                kind,
                place.text(),
                text,
                reason,
                by.id(),
                clock.instant(),
                null);
        amendments.saveAndFlush(
                new Amendment(view, amendments.ofCycle(cycle.id()).size()));
        announcements.publishEvent(
                new AmendmentChanged(view.id(), cycle.id(), command.item(), kind, false, by.id(), view.at()));
    }

    private static String accept(Place place, String typed) {
        if (place.choices().isEmpty()) {
            return FreeText.accept("publication.field.amend-text", typed, false, FreeText.CEILING);
        }
        var code = FreeText.normalise(typed);
        if (place.choices().stream().noneMatch(choice -> choice.code().equals(code))) {
            throw new Refusal("publication.amend.no-choice", place.label());
        }
        return code;
    }

    /**
     * Takes an amendment back; again changes nothing. Those that were made of its text do not fit any more then. What is
     * published already stays as it is; the next correction is without it.
     *
     * @throws Refusal (403); (404) when the year has no such amendment; (409) when nothing is amended in the state of the year
     */
    public void revoke(CycleId of, AmendmentId id, SignedIn by) {
        requirePlanning(by);
        var cycle = cycles.lock(of);
        var amendment = amendments.findById(id).orElseThrow(() -> Refusal.notFound("publication.unknown-item"));
        var view = amendment.view();
        if (!view.cycle().equals(cycle.id())) {
            throw Refusal.notFound("publication.unknown-item");
        }
        if (!view.holds()) {
            return;
        }
        if (possible(cycle).isEmpty()) {
            throw Refusal.conflict("publication.amend.not-now." + view.kind(), cycle.title());
        }
        var now = clock.instant();
        amendment.revoke(by.id(), now);
        amendments.saveAndFlush(amendment);
        announcements.publishEvent(new AmendmentChanged(id, cycle.id(), view.item(), view.kind(), true, by.id(), now));
    }

    /** Everything that was recorded for the year and holds, by item. */
    public Map<PlanItemId, List<AmendmentView>> inForce(CycleId cycle) {
        return amendments.ofCycle(cycle).stream()
                .map(Amendment::view)
                .filter(AmendmentView::holds)
                .collect(Collectors.groupingBy(AmendmentView::item, LinkedHashMap::new, Collectors.toList()));
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("publication.planning-only");
        }
    }
}
