package org.meguri.reading;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationWithdrawn;
import org.meguri.organization.OfficerId;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.event.EventListener;

/** Keeps what a reader leaves on a sheet: that it was opened, what was read, what is noted in private. */
@UseCase
class ReadingNotes {

    /** Longest private text in code points: more than any field takes, so that nothing is refused before the verdict. */
    static final int LONGEST = 2 * FreeText.CEILING;

    /** Longest key of a field; a form sends only keys of the sheet, others are left out. */
    private static final int LONGEST_KEY = 100;

    private final SeenRounds seen;
    private final ReadMarks marks;
    private final PrivateRemarks remarks;
    private final Habits habits;
    private final Clock clock;

    ReadingNotes(SeenRounds seen, ReadMarks marks, PrivateRemarks remarks, Habits habits, Clock clock) {
        this.seen = seen;
        this.marks = marks;
        this.remarks = remarks;
        this.habits = habits;
        this.clock = clock;
    }

    void opened(OfficerId officer, EvaluationId evaluation, int round) {
        var key = new SeenKey(officer, evaluation, round);
        if (seen.findById(key).isEmpty()) {
            seen.save(new SeenRound(key, clock.instant()));
        }
    }

    /** @param texts what stands in the fields now */
    void mark(OfficerId officer, EvaluationId evaluation, Map<String, String> texts) {
        var now = clock.instant();
        texts.forEach((field, text) -> {
            var key = new FieldKey(officer, evaluation, field);
            marks.findById(key)
                    .ifPresentOrElse(mark -> mark.again(text, now), () -> marks.save(new ReadMark(key, text, now)));
        });
    }

    void unmark(OfficerId officer, EvaluationId evaluation, List<String> fields) {
        fields.forEach(field ->
                marks.findById(new FieldKey(officer, evaluation, field)).ifPresent(marks::delete));
    }

    /** Keeps every text that is named; blank ones are taken away, fields that are not named stay as they are. */
    void keep(OfficerId officer, EvaluationId evaluation, Written written) {
        var fields = new LinkedHashSet<>(written.requests().keySet());
        fields.addAll(written.proposed().keySet());
        if (written.whole() != null) {
            keep(new FieldKey(officer, evaluation, ""), written.reason(), "");
        }
        for (var field : fields) {
            if (!field.isEmpty() && field.length() <= LONGEST_KEY) {
                keep(new FieldKey(officer, evaluation, field), written.request(field), written.proposed(field));
            }
        }
    }

    private void keep(FieldKey key, String typed, String wanted) {
        var text = FreeText.normalise(typed);
        var proposed = FreeText.normalise(wanted);
        if (FreeText.length(text) > LONGEST || FreeText.length(proposed) > LONGEST) {
            throw new Refusal("reading.too-long", LONGEST);
        }
        var there = remarks.findById(key);
        if (text.isBlank() && proposed.isBlank()) {
            there.ifPresent(remarks::delete);
        } else if (there.isPresent()) {
            there.get().write(text, proposed, clock.instant());
        } else {
            remarks.save(new PrivateRemark(key, text, proposed, clock.instant()));
        }
    }

    Written written(OfficerId officer, EvaluationId evaluation) {
        var reason = "";
        var requests = new LinkedHashMap<String, String>();
        var proposed = new LinkedHashMap<String, String>();
        for (var remark : remarks.of(officer, List.of(evaluation.value()))) {
            if (remark.field().isEmpty()) {
                reason = remark.text();
            } else {
                requests.put(remark.field(), remark.text());
                proposed.put(remark.field(), remark.proposed());
            }
        }
        return new Written(reason, requests, proposed);
    }

    void settle(OfficerId officer, EvaluationId evaluation) {
        remarks.of(officer, List.of(evaluation.value())).forEach(remarks::delete);
    }

    List<ReadMark> marks(OfficerId officer, EvaluationId evaluation) {
        return marks.of(officer, List.of(evaluation.value()));
    }

    /** A round that was taken back is handed in again with another text, which nobody has seen. */
    @EventListener
    public void on(EvaluationWithdrawn event) {
        seen.forget(event.evaluation(), event.round());
    }

    List<SeenRound> seen(OfficerId officer, EvaluationId evaluation) {
        return seen.of(officer, List.of(evaluation.value()));
    }

    Habit habit(OfficerId officer) {
        return habits.findById(officer).orElseGet(() -> new Habit(officer));
    }

    void prefer(OfficerId officer, @Nullable Layout layout, @Nullable Boolean keys) {
        var habit = habit(officer);
        if (layout != null) {
            habit.read(layout);
        }
        if (keys != null) {
            habit.press(keys);
        }
        habits.save(habit);
    }
}
