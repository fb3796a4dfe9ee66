package org.meguri.extension;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.meguri.organization.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How conversations about more days ended, for figures; one query, however many there are. */
@Service
@Transactional(readOnly = true)
public class ExtensionBook {

    private final ExtensionFigures figures;

    ExtensionBook(ExtensionFigures figures) {
        this.figures = figures;
    }

    /** How a conversation ended. */
    public enum Outcome {
        GRANTED,
        DECLINED,
        WITHDRAWN,
        /** Somebody still has to answer. */
        OPEN,
        /** Planning set the day though nobody had asked. */
        GIVEN
    }

    /** A conversation. */
    public record Talk(UUID id, UUID cycle, UnitId unit, Outcome outcome) {}

    /** The conversations of these cycles. */
    public List<Talk> of(Collection<UUID> cycles) {
        return cycles.isEmpty()
                ? List.of()
                : figures.of(cycles).stream()
                        .map(row -> new Talk(
                                row.id(), row.cycle(), new UnitId(row.unit()), outcome(row.first(), row.state())))
                        .toList();
    }

    private static Outcome outcome(Act first, ExtensionState state) {
        if (first == Act.GIVE) {
            return Outcome.GIVEN;
        }
        return switch (state) {
            case GRANTED -> Outcome.GRANTED;
            case DECLINED -> Outcome.DECLINED;
            case WITHDRAWN -> Outcome.WITHDRAWN;
            case ASKED, PROPOSED -> Outcome.OPEN;
        };
    }
}
