package org.meguri.process;

import java.util.Map;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.CommitteeFlow;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkView;
import org.meguri.cycle.CycleId;
import org.meguri.organization.UnitId;
import org.springframework.stereotype.Component;

@Component
class CamundaCommitteeFlow implements CommitteeFlow {

    private final Workbench workbench;

    CamundaCommitteeFlow(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public void remarkMade(RemarkView remark, UnitId leadUnit) {
        workbench.start(
                Vocabulary.REMARK,
                remark.id().toString(),
                Map.of(
                        Vocabulary.CYCLE_ID, remark.cycle().toString(),
                        Vocabulary.LEAD_UNIT, leadUnit.toString(),
                        Vocabulary.VERDICT, ""));
    }

    @Override
    public void answered(RemarkId remark) {
        workbench.complete(remark.toString(), Vocabulary.ANSWER_REMARK, Map.of(Vocabulary.VERDICT, ""));
    }

    @Override
    public void answerDecided(RemarkId remark, AnswerVerdict verdict) {
        workbench.complete(remark.toString(), Vocabulary.APPROVE_ANSWER, Map.of(Vocabulary.VERDICT, verdict.name()));
    }

    @Override
    public void held(CycleId cycle) {
        workbench.complete(cycle.toString(), Vocabulary.HOLD_COMMITTEE, Map.of());
    }
}
