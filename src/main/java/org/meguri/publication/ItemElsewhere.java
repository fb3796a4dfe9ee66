package org.meguri.publication;

import org.jspecify.annotations.Nullable;

/** Where another year's latest edition tells of an item with this number or name. */
record ItemElsewhere(
        EditionId edition,
        String planCode,
        int fiscalYear,
        int editionNumber,
        int seq,
        @Nullable String number,
        String name) {}
