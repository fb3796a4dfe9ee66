package org.meguri.process;

import java.util.Map;
import org.meguri.cycle.CycleId;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.PublicationFlow;
import org.springframework.stereotype.Component;

@Component
class CamundaPublicationFlow implements PublicationFlow {

    private final Workbench workbench;

    CamundaPublicationFlow(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public void boardDecided(CycleId cycle, BoardVerdict verdict) {
        workbench.complete(cycle.toString(), Vocabulary.CONFIRM_BY_BOARD, Map.of(Vocabulary.VERDICT, verdict.name()));
    }

    @Override
    public void responded(CycleId cycle) {
        workbench.complete(cycle.toString(), Vocabulary.RESPOND_TO_BOARD, Map.of(Vocabulary.VERDICT, ""));
    }

    @Override
    public void published(CycleId cycle) {
        workbench.complete(cycle.toString(), Vocabulary.PUBLISH, Map.of());
    }
}
