package org.meguri.sitting;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.meguri.committee.OnTheTable;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What lies on the committee's table is what the agendas of the year's sittings name. */
@Component
@Transactional(readOnly = true)
class Agendas implements OnTheTable {

    private final Sittings sittings;

    Agendas(Sittings sittings) {
        this.sittings = sittings;
    }

    @Override
    public Optional<Set<EvaluationId>> of(CycleId cycle) {
        var chosen = sittings.of(cycle).stream()
                .map(Sitting::view)
                .flatMap(sitting -> sitting.agenda().stream())
                .map(SittingView.AgendaItem::evaluation)
                .collect(Collectors.toSet());
        return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }
}
