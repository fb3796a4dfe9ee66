package org.meguri.evaluation;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.JapaneseDates;
import org.meguri.system.NoticeBoard;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button with which a submission is taken back, on the sheet's page for those who write it. */
@Controller
@Order(100)
class WithdrawalController implements SheetMargin {

    private final EvaluationLookup evaluations;
    private final WithdrawEvaluation withdraw;
    private final Directory directory;
    private final JapaneseDates dates;
    private final NoticeBoard notices;

    WithdrawalController(
            EvaluationLookup evaluations,
            WithdrawEvaluation withdraw,
            Directory directory,
            JapaneseDates dates,
            NoticeBoard notices) {
        this.evaluations = evaluations;
        this.withdraw = withdraw;
        this.directory = directory;
        this.dates = dates;
        this.notices = notices;
    }

    /**
     * What the fragment shows.
     *
     * @param openedBy who of those who decide has opened it first; null while it may be taken back
     */
    record Block(UUID evaluation, int round, String hash, @Nullable String openedBy, @Nullable String openedAt) {}

    @Override
    public Optional<Note> of(EvaluationView evaluation, SignedIn person) {
        if (evaluation.status() != Status.SUBMITTED
                || !(person.has(Role.SECTION_STAFF, evaluation.leadUnit())
                        || person.has(Role.SECTION_CHIEF, evaluation.leadUnit()))) {
            return Optional.empty();
        }
        var opened = evaluations.openings(evaluation.id(), evaluation.round()).stream()
                .findFirst()
                .orElse(null);
        // Who decides on the sheet has opened it just now, and needs no word on that.
        if (opened != null && opened.officer().equals(person.id())) {
            return Optional.empty();
        }
        return evaluations
                .round(evaluation.id(), evaluation.round())
                .map(round -> new Note(
                        "evaluation/withdraw",
                        new Block(
                                evaluation.id().value(),
                                round.round(),
                                round.hash(),
                                opened == null
                                        ? null
                                        : directory.officer(opened.officer()).name(),
                                opened == null ? null : dates.briefWithTime(opened.at()))));
    }

    @PostMapping("/evaluations/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam int round,
            @RequestParam String hash,
            SignedIn person,
            RedirectAttributes redirect) {
        withdraw.withdraw(new WithdrawEvaluation.Command(new EvaluationId(id), round, hash), person);
        notices.success(redirect, "evaluation.notice.withdrawn");
        return "redirect:/evaluations/" + id;
    }
}
