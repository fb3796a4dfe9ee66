package org.meguri.monitor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meguri.approval.ApprovalView;
import org.meguri.approval.Verdict;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.SubmissionView;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.review.ReviewView;
import org.meguri.system.TownClock;

/** Courses of sheets, made by hand; days are of June 2026, 9:00. Its first working day is Monday, the 1st. */
final class Courses {

    static final LocalDate DUE = LocalDate.of(2026, 6, 5);
    static final UnitId UNIT = UnitId.create();

    private static final OfficerId SOMEBODY = OfficerId.create();

    private final EvaluationId id = EvaluationId.create();
    private final List<SubmissionView> submissions = new ArrayList<>();
    private final List<ApprovalView> approvals = new ArrayList<>();
    private final List<ReviewView> reviews = new ArrayList<>();
    private Status status = Status.DRAFT;
    private int round = 1;
    private Map<String, String> content = Map.of();

    static Courses sheet() {
        return new Courses();
    }

    static Instant at(int day, int hour) {
        return LocalDateTime.of(2026, 6, day, hour, 0).atZone(TownClock.ZONE).toInstant();
    }

    Courses written() {
        content = Map.of("text", "書いた");
        return this;
    }

    Courses submitted(int day) {
        written();
        submissions.add(new SubmissionView(id, round, SOMEBODY, at(day, 9)));
        status = Status.SUBMITTED;
        return this;
    }

    Courses takenBack() {
        status = Status.DRAFT;
        return this;
    }

    Courses approved(int day) {
        approvals.add(new ApprovalView(round, UNIT, Verdict.APPROVED, null, SOMEBODY, null, null, at(day, 9)));
        status = Status.APPROVED;
        return this;
    }

    Courses returnedByChief(int day) {
        approvals.add(new ApprovalView(round, UNIT, Verdict.RETURNED, "数", SOMEBODY, null, null, at(day, 9)));
        return returned();
    }

    Courses confirmed(int day) {
        reviews.add(new ReviewView(round, org.meguri.review.Verdict.CONFIRMED, null, SOMEBODY, at(day, 9)));
        status = Status.CONFIRMED;
        return this;
    }

    Courses returnedByPlanning(int day) {
        reviews.add(new ReviewView(round, org.meguri.review.Verdict.RETURNED, "数", SOMEBODY, at(day, 9)));
        return returned();
    }

    private Courses returned() {
        status = Status.DRAFT;
        round++;
        return this;
    }

    SheetCourse now() {
        return new SheetCourse(
                new EvaluationView(
                        id,
                        new CycleId(id.value()),
                        PlanItemId.create(),
                        UNIT,
                        List.of(UNIT),
                        1,
                        "事業",
                        status,
                        round,
                        content,
                        0,
                        null,
                        null,
                        Set.of()),
                submissions,
                approvals,
                reviews,
                null,
                DUE);
    }
}
