package org.meguri.committee;

import org.meguri.cycle.CycleId;
import org.meguri.organization.UnitId;

/** What the committee's work asks of the process. */
public interface CommitteeFlow {

    /** A remark has been made; its answer is asked of this unit. */
    void remarkMade(RemarkView remark, UnitId leadUnit);

    void answered(RemarkId remark);

    void answerDecided(RemarkId remark, AnswerVerdict verdict);

    /** The meetings are over. */
    void held(CycleId cycle);
}
