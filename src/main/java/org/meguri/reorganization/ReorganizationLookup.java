package org.meguri.reorganization;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up reorganisations for other rooms. */
@Service
@Transactional(readOnly = true)
public class ReorganizationLookup {

    private final Reorganizations reorganizations;

    ReorganizationLookup(Reorganizations reorganizations) {
        this.reorganizations = reorganizations;
    }

    /** What all reorganisations are called, one query; a town has a few in ten years. */
    public Map<ReorganizationId, String> titles() {
        return reorganizations.titles().stream()
                .collect(Collectors.toMap(row -> new ReorganizationId((UUID) row[0]), row -> (String) row[1]));
    }
}
