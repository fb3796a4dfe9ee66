package org.meguri.monitor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.approval.ApprovalView;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.SubmissionView;
import org.meguri.review.ReviewView;
import org.meguri.review.Verdict;
import org.meguri.system.TownClock;

/**
 * What became of a sheet until now.
 *
 * @param submissions oldest first
 * @param missed the due day that one of its tasks is past, the earliest; null where none is
 * @param due the day until which the department was to hand it in
 */
record SheetCourse(
        EvaluationView sheet,
        List<SubmissionView> submissions,
        List<ApprovalView> approvals,
        List<ReviewView> reviews,
        @Nullable Missed missed,
        LocalDate due) {

    /** A due day that has passed. @param workingDays since then; 0 on the weekend that follows it */
    record Missed(LocalDate due, int workingDays) {}

    boolean late() {
        return missed != null;
    }

    boolean begun() {
        return !sheet.content().isEmpty();
    }

    boolean writing() {
        return sheet.status() == Status.PREPARED || sheet.status() == Status.DRAFT;
    }

    /** The day on which it was first handed in. */
    Optional<LocalDate> firstHandedIn() {
        return submissions.stream()
                .map(SubmissionView::at)
                .min(Comparator.naturalOrder())
                .map(at -> LocalDate.ofInstant(at, TownClock.ZONE));
    }

    /** Whether it was first handed in on its due day or before, whatever became of it since. */
    boolean onTime() {
        return firstHandedIn().filter(day -> !day.isAfter(due)).isPresent();
    }

    /** When its department last did something about it: wrote, handed in, or a chief decided. */
    Optional<Instant> lastActivity() {
        return Stream.of(
                        Stream.ofNullable(sheet.writtenAt()),
                        submissions.stream().map(SubmissionView::at),
                        approvals.stream().map(ApprovalView::decidedAt))
                .flatMap(one -> one)
                .max(Comparator.naturalOrder());
    }

    /**
     * Whether it had this behind it at a moment. What was sent back, or taken back by its department, has not any more: it
     * is counted as open from then on until it is handed in again.
     */
    boolean reached(Milestone milestone, Instant at) {
        var round = submissions.stream()
                .filter(one -> !one.at().isAfter(at))
                .mapToInt(SubmissionView::round)
                .max();
        return round.isPresent() && reached(milestone, round.getAsInt(), at);
    }

    private boolean reached(Milestone milestone, int round, Instant at) {
        var sentBack = sentBack(round);
        if (sentBack.isPresent()
                ? !sentBack.get().isAfter(at)
                // Neither sent back nor handed in any more: taken back by the department itself.
                : round < sheet.round() || writing()) {
            return false;
        }
        return switch (milestone) {
            case HANDED_IN -> true;
            case APPROVED ->
                approved(round).filter(moment -> !moment.isAfter(at)).isPresent();
            case CONFIRMED ->
                confirmed(round).filter(moment -> !moment.isAfter(at)).isPresent();
        };
    }

    private Optional<Instant> sentBack(int round) {
        return Stream.concat(
                        approvals.stream()
                                .filter(one ->
                                        one.round() == round && one.verdict() == org.meguri.approval.Verdict.RETURNED)
                                .map(ApprovalView::decidedAt),
                        reviews.stream()
                                .filter(one -> one.round() == round && one.verdict() == Verdict.RETURNED)
                                .map(ReviewView::decidedAt))
                .min(Comparator.naturalOrder());
    }

    /** When the last chief approved the round; empty while not all have. */
    private Optional<Instant> approved(int round) {
        var review = reviews.stream().filter(one -> one.round() == round).findFirst();
        var all =
                review.isPresent() || (round == sheet.round() && sheet.status().reached(Status.APPROVED));
        return all
                ? approvals.stream()
                        .filter(one -> one.round() == round)
                        .map(ApprovalView::decidedAt)
                        .max(Comparator.naturalOrder())
                        // Where only a unit that was dissolved had decided, it was by then at the latest.
                        .or(() -> review.map(ReviewView::decidedAt))
                : Optional.empty();
    }

    private Optional<Instant> confirmed(int round) {
        return reviews.stream()
                .filter(one -> one.round() == round && one.verdict() == Verdict.CONFIRMED)
                .map(ReviewView::decidedAt)
                .findFirst();
    }
}
