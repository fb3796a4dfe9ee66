package org.meguri.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item as a file gives it; see {@link PlanItemView} for the components. */
public record ItemDraft(
        int seq,
        @Nullable String number,
        String name,
        Map<String, String> levels,
        Map<String, String> texts,
        List<Responsibility> responsibilities) {}
