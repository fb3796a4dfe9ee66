package org.meguri.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.SheetMargin;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.TakenUp;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.system.JapaneseDates;
import org.meguri.system.NoticeBoard;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button with which whoever approved a sheet takes that back, on the sheet's page. */
@Controller
@Order(110)
class TakeBackController implements SheetMargin {

    private final Approvals approvals;
    private final TakeApprovalBack takeBack;
    private final TakenUp takenUp;
    private final Directory directory;
    private final JapaneseDates dates;
    private final NoticeBoard notices;

    TakeBackController(
            Approvals approvals,
            TakeApprovalBack takeBack,
            TakenUp takenUp,
            Directory directory,
            JapaneseDates dates,
            NoticeBoard notices) {
        this.approvals = approvals;
        this.takeBack = takeBack;
        this.takenUp = takenUp;
        this.directory = directory;
        this.dates = dates;
        this.notices = notices;
    }

    /** An approval of this person's. @param unit its name @param at when it was given */
    record Given(UUID unitId, String unit, String at) {}

    /**
     * What the fragment shows.
     *
     * @param acceptedBy who of planning has accepted the sheet; null while an approval may be taken back
     */
    record Block(
            UUID evaluation, int round, List<Given> given, @Nullable String acceptedBy, @Nullable String acceptedAt) {}

    @Override
    public Optional<Note> of(EvaluationView evaluation, SignedIn person) {
        if (evaluation.status() != Status.SUBMITTED && evaluation.status() != Status.APPROVED) {
            return Optional.empty();
        }
        var given = new ArrayList<Given>();
        for (var approval : approvals.ofEvaluation(evaluation.id())) {
            var view = approval.view();
            if (view.round() == evaluation.round()
                    && view.verdict() == Verdict.APPROVED
                    && view.decidedBy().equals(person.id())
                    && evaluation.units().contains(view.unit())) {
                given.add(new Given(
                        view.unit().value(),
                        directory.unit(view.unit()).name(),
                        dates.briefWithTime(view.decidedAt())));
            }
        }
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var accepted = takenUp.accepted(evaluation);
        return Optional.of(new Note(
                "approval/take-back",
                new Block(
                        evaluation.id().value(),
                        evaluation.round(),
                        given,
                        accepted.map(one -> directory.officer(one.by()).name()).orElse(null),
                        accepted.map(one -> dates.briefWithTime(one.at())).orElse(null))));
    }

    @PostMapping("/approvals/{id}/take-back")
    String takeBack(
            @PathVariable UUID id,
            @RequestParam UUID unit,
            @RequestParam int round,
            SignedIn person,
            RedirectAttributes redirect) {
        takeBack.takeBack(new TakeApprovalBack.Command(new EvaluationId(id), new UnitId(unit), round), person);
        notices.success(redirect, "approval.notice.taken-back");
        return "redirect:/approvals/" + id;
    }
}
