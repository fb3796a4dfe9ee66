package org.meguri.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meguri.organization.FormerDeputies;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.FreeText;
import org.meguri.sheet.Sheet;
import org.meguri.system.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** Who may write on a sheet, and what a draft and a submission must hold. */
@Component
class WritingRules {

    private final MessageSourceAccessor words;
    private final FormerDeputies formerDeputies;
    private final StandIns standIns;

    WritingRules(MessageSource messages, FormerDeputies formerDeputies, StandIns standIns) {
        this.words = new MessageSourceAccessor(messages);
        this.formerDeputies = formerDeputies;
        this.standIns = standIns;
    }

    static final int LONGEST_REPLY = 1000;

    /**
     * The staff and the chief of the lead unit write, and whoever of planning does it in their stead (代理入力); to anybody
     * else the sheet does not exist here.
     */
    void requireWriter(Evaluation evaluation, SignedIn by) {
        var lead = evaluation.leadUnit();
        if (!writes(evaluation.id(), lead, by)) {
            throw formerDeputies.refusal(by.id(), List.of(lead), Refusal.notFound("evaluation.unknown"));
        }
    }

    /** Whether this person writes the sheet, for its unit or in its stead. */
    boolean writes(EvaluationView evaluation, SignedIn person) {
        return writes(evaluation.id(), evaluation.leadUnit(), person);
    }

    private boolean writes(EvaluationId id, UnitId lead, SignedIn person) {
        return writes(lead, person) || standsIn(id, person);
    }

    /** Whether this person of planning writes the sheet in its department's stead (代理入力), also after its last day. */
    boolean standsIn(EvaluationId id, SignedIn person) {
        return person.has(Role.PLANNING) && standIns.existsById(new StandInKey(id, person.id()));
    }

    /** Whether this person writes the sheets of this unit. */
    static boolean writes(UnitId lead, SignedIn person) {
        return person.has(Role.SECTION_STAFF, lead) || person.has(Role.SECTION_CHIEF, lead);
    }

    void requireWellFormed(Sheet sheet, Map<String, String> values, Map<UUID, String> replies) {
        requireWellFormed(sheet, values, replies, Map.of());
    }

    void requireWellFormed(
            Sheet sheet,
            Map<String, String> values,
            Map<UUID, String> replies,
            Map<UUID, EarlierRemarks.Citation> citations) {
        var errors = new ArrayList<>(sheet.checkDraft(values));
        replies.forEach((id, reply) -> FreeText.check(
                        "reply-" + id, words.getMessage("evaluation.reply"), reply, false, LONGEST_REPLY)
                .ifPresent(errors::add));
        citations.forEach((id, citation) -> FreeText.check(
                        EarlierRemarks.FIELD + id,
                        words.getMessage("evaluation.cite.text"),
                        citation.text(),
                        false,
                        EarlierRemarks.LONGEST)
                .ifPresent(errors::add));
        refuseIf(errors);
    }

    void requireComplete(
            Evaluation evaluation, Sheet sheet, List<ReturnRequest> requests, List<EarlierRemarks.Earlier> earlier) {
        refuseIf(missing(
                evaluation.content(),
                sheet,
                requests.stream().map(ReturnRequest::view).toList(),
                earlier));
    }

    /** Everything for which the sheet would not be taken, in the order of the page. */
    List<FieldError> missing(
            Map<String, String> content,
            Sheet sheet,
            List<RequestView> requests,
            List<EarlierRemarks.Earlier> earlier) {
        var errors = new ArrayList<>(sheet.check(content));
        for (var request : requests) {
            if (request.reply() == null) {
                errors.add(new FieldError("reply-" + request.id(), "evaluation.reply-missing", List.of()));
            }
        }
        for (var remark : earlier) {
            var said = remark.citation();
            if (said.followedUp() == said.text().isEmpty()) {
                errors.add(new FieldError(
                        EarlierRemarks.FIELD + remark.id(),
                        said.followedUp() ? "evaluation.cite.text-missing" : "evaluation.cite.tick-missing",
                        List.of(remark.year(), remark.number())));
            }
        }
        return errors;
    }

    String normalise(String text) {
        return FreeText.normalise(text);
    }

    private static void refuseIf(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidSheet(errors);
        }
    }
}
