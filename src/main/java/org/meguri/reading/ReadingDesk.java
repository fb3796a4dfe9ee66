package org.meguri.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.difference.FieldDifference;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationPage;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.SignedIn;
import org.meguri.reading.DeskView.Partner;
import org.meguri.reading.DeskView.Row;
import org.meguri.sheet.SheetPage;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.util.MultiValueMap;

/** Lays a sheet on the desk of somebody who reads it, and keeps what they leave there. For themself alone. */
@Service
public class ReadingDesk {

    private static final Set<String> NAMES = Set.of("seen", "returned", "last-year");

    private final ReadingNotes notes;
    private final EvaluationLookup evaluations;
    private final Directory directory;

    ReadingDesk(ReadingNotes notes, EvaluationLookup evaluations, Directory directory) {
        this.notes = notes;
        this.evaluations = evaluations;
        this.directory = directory;
    }

    /**
     * What the page is asked for.
     *
     * @param against the partner's name, or null for the usual: what was seen last, else what was sent back, else last year
     * @param shown the round that the person had before them when something came in between; null where nothing did
     * @param typed what was just typed and is not kept; null where what is kept counts
     */
    public record Wish(@Nullable String against, @Nullable Integer shown, @Nullable Written typed) {

        public static Wish of(@Nullable String against) {
            return new Wish(against, null, null);
        }
    }

    /** Lays the submission on the desk, and notes that this person has opened it. */
    public DeskView open(EvaluationPage page, SignedIn person, Wish wish) {
        var evaluation = page.evaluation();
        var submitted = evaluations.round(evaluation.id(), evaluation.round()).orElse(null);
        var seen = notes.seen(person.id(), evaluation.id()).stream()
                .map(SeenRound::round)
                .filter(round -> round < evaluation.round())
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (submitted != null) {
            onceMore(() -> notes.opened(person.id(), evaluation.id(), evaluation.round()));
        }
        var partners = partners(page, seen, wish.shown());
        var partner = partners.stream()
                .filter(one -> one.name().equals(wish.against()))
                .findFirst()
                .orElseGet(() -> partners.isEmpty() ? null : partners.get(0));
        var habit = notes.habit(person.id());
        var kept = notes.written(person.id(), evaluation.id());
        var typed = wish.typed();
        return new DeskView(
                habit.layout(),
                habit.keyPresses(),
                partner,
                partners,
                submitted,
                submitted == null
                        ? ""
                        : directory.officer(submitted.submittedBy()).name(),
                seen,
                rows(page, partner, notes.marks(person.id(), evaluation.id())),
                typed == null ? kept : kept.overlaid(typed));
    }

    /** The usual one comes first. */
    private static List<Partner> partners(EvaluationPage page, @Nullable Integer seen, @Nullable Integer shown) {
        var partners = new ArrayList<Partner>();
        var round = page.evaluation().round();
        if (shown != null && shown > 0 && shown < round) {
            partners.add(new Partner("shown", shown, null));
        }
        if (seen != null) {
            partners.add(new Partner("seen", seen, null));
        }
        if (round > 1) {
            partners.add(new Partner("returned", round - 1, null));
        }
        if (!page.last().isEmpty()) {
            partners.add(new Partner("last-year", null, page.last().get(0).pastYear()));
        }
        return partners;
    }

    private List<Row> rows(EvaluationPage page, @Nullable Partner partner, List<ReadMark> marks) {
        var marked = marks.stream().collect(Collectors.toMap(ReadMark::field, Function.identity()));
        var round = partner == null ? null : partner.round();
        var then = round == null
                ? null
                : evaluations.round(page.evaluation().id(), round).orElseThrow().content();
        var before = then == null ? null : SheetPage.of(page.sheet(), then).rows();
        var rows = new ArrayList<Row>();
        var shown = page.readable().rows();
        for (int at = 0; at < shown.size(); at++) {
            var row = shown.get(at);
            var key = row.field().key();
            var difference = new FieldDifference(
                    row.field(),
                    partner == null ? null : then == null ? row.previous() : then.getOrDefault(key, ""),
                    row.value());
            SheetPage.Answer answer = null;
            if (difference.compared()) {
                answer = before == null ? row.previously() : before.get(at).answer();
            }
            var mark = marked.get(key);
            rows.add(new Row(
                    row,
                    difference,
                    answer,
                    row.field().text() ? difference.text() : null,
                    mark != null && mark.of(row.value())));
        }
        return rows;
    }

    /**
     * A press on the desk that is no verdict: keeps what was typed, then marks ({@code read}, {@code unread}), lays out
     * ({@code view}), switches the keys ({@code keys}), throws the notes away ({@code throw-away}).
     *
     * @param form what the page sends
     * @return what follows the page's address, so that it shows the same comparison at the same place
     * @throws org.meguri.system.Refusal (422) when a text is too long to be kept
     */
    public String press(EvaluationPage page, SignedIn person, MultiValueMap<String, String> form) {
        keep(page.evaluation().id(), person, Written.in(form.toSingleValueMap()));
        if (form.containsKey("throw-away")) {
            notes.settle(person.id(), page.evaluation().id());
        }
        var read = form.getOrDefault("read", List.of());
        var unread = form.getOrDefault("unread", List.of());
        mark(page, person, read);
        if (form.containsKey("read-same")) {
            mark(
                    page,
                    person,
                    open(page, person, Wish.of(form.getFirst("compared"))).sameUnread());
        }
        notes.unmark(person.id(), page.evaluation().id(), unread);
        var view = form.getFirst("view");
        var keys = form.getFirst("keys");
        if (view != null || keys != null) {
            var layout = "ONE".equals(view) ? Layout.ONE : Layout.SIDE;
            onceMore(() ->
                    notes.prefer(person.id(), view == null ? null : layout, keys == null ? null : "on".equals(keys)));
        }
        var against = form.getFirst("against") == null ? form.getFirst("compared") : form.getFirst("against");
        var known = against != null && NAMES.contains(against) ? "?against=" + against : "";
        return known + place(page, read.isEmpty() ? unread : read, keys != null);
    }

    private static String place(EvaluationPage page, List<String> fields, boolean keys) {
        if (keys) {
            return "#decision-heading";
        }
        return fields.size() == 1 && page.sheet().field(fields.get(0)).isPresent()
                ? "#f-" + fields.get(0)
                : "#sheet-heading";
    }

    /** Keeps what was typed, so that it is there again on the next page; nobody else sees it. */
    public void keep(EvaluationId evaluation, SignedIn person, Written written) {
        onceMore(() -> notes.keep(person.id(), evaluation, written));
    }

    /**
     * Marks fields as read, as they stand in the page.
     *
     * @param fields keys; those that the sheet does not have are left out
     */
    private void mark(EvaluationPage page, SignedIn person, List<String> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        page.sheet().fields().stream()
                .filter(field -> fields.contains(field.key()))
                .forEach(field -> texts.put(
                        field.key(), Objects.requireNonNull(page.shown().getOrDefault(field.key(), ""))));
        onceMore(() -> notes.mark(person.id(), page.evaluation().id(), texts));
    }

    /** What this person has noted on the sheet and not given. */
    public Written written(EvaluationId evaluation, OfficerId officer) {
        return notes.written(officer, evaluation);
    }

    /** Of two windows of the same person that write the same at once, the second finds the first's row. */
    private static void onceMore(Runnable act) {
        try {
            act.run();
        } catch (DataIntegrityViolationException first) {
            act.run();
        }
    }
}
