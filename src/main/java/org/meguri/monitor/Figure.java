package org.meguri.monitor;

import java.util.function.Predicate;
import org.meguri.evaluation.Status;

/**
 * A number of the monitor. The list behind a number is made by the same rule, so that both agree. {@code NOT_BEGUN},
 * {@code WRITING}, {@code AWAITS_CHIEF}, {@code AWAITS_PLANNING} and {@code CONFIRMED} add up to {@code EXPECTED}.
 */
enum Figure {
    /** 対象: every sheet of the cycle, counted once, by its lead unit. */
    EXPECTED(course -> true),
    /** 未着手: with its department, nothing written, never handed in. */
    NOT_BEGUN(course -> course.writing() && !course.begun()),
    /** 記入中: with its department, something written; those sent back too. */
    WRITING(course -> course.writing() && course.begun()),
    /** うち差戻し: of those, sent back at least once and not handed in again. */
    SENT_BACK(course -> course.writing() && course.begun() && course.sheet().round() > 1),
    /** 課長承認待ち. */
    AWAITS_CHIEF(course -> course.sheet().status() == Status.SUBMITTED),
    /** 企画課確認待ち. */
    AWAITS_PLANNING(course -> course.sheet().status() == Status.APPROVED),
    /** 確定: confirmed by planning, published or not. */
    CONFIRMED(course -> course.sheet().status().reached(Status.CONFIRMED)),
    /** 提出済み: out of its department's hands now. */
    HANDED_IN(course -> !course.writing()),
    /** 期限内: first handed in on the due day or before, whatever became of it since. */
    ON_TIME(SheetCourse::onTime),
    /** 期限超過: one of its tasks is past its due day. */
    LATE(SheetCourse::late);

    private final Predicate<SheetCourse> rule;

    Figure(Predicate<SheetCourse> rule) {
        this.rule = rule;
    }

    boolean counts(SheetCourse course) {
        return rule.test(course);
    }
}
