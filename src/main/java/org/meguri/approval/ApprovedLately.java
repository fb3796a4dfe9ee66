package org.meguri.approval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.organization.SignedIn;
import org.meguri.system.JapaneseDates;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody approved last and has not gone on since: the way back to a sheet that has left the queue, and to the button
 * that takes the approval back.
 */
@Service
@Transactional(readOnly = true)
class ApprovedLately {

    /** How many are shown; older ones are found by the search. */
    static final int SHOWN = 20;

    private final Approvals approvals;
    private final EvaluationLookup evaluations;
    private final JapaneseDates dates;

    ApprovedLately(Approvals approvals, EvaluationLookup evaluations, JapaneseDates dates) {
        this.approvals = approvals;
        this.evaluations = evaluations;
        this.dates = dates;
    }

    /** One sheet. @param at when it was approved, in words */
    record Sheet(EvaluationId id, String heading, String at) {}

    /** The sheets, the latest first; those that came back or are confirmed meanwhile are left out. */
    List<Sheet> of(SignedIn person) {
        // For a joint sheet a chief of two units has two approvals.
        var given = new LinkedHashMap<EvaluationId, ApprovalView>();
        approvals
                .givenBy(person.id().value(), Limit.of(SHOWN))
                .forEach(approval -> given.putIfAbsent(approval.evaluation(), approval.view()));
        var sheets = evaluations.all(given.keySet()).stream()
                .collect(Collectors.toMap(EvaluationView::id, Function.identity()));
        var lately = new ArrayList<Sheet>();
        given.forEach((id, approval) -> {
            var sheet = sheets.get(id);
            if (sheet != null
                    && sheet.round() == approval.round()
                    && (sheet.status() == Status.SUBMITTED || sheet.status() == Status.APPROVED)) {
                lately.add(new Sheet(id, sheet.heading(), dates.briefWithTime(approval.decidedAt())));
            }
        });
        return lately;
    }
}
