package org.meguri.indicator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanItemId;

/**
 * An indicator as a table says it is, with what a person decided where the table does not say.
 *
 * @param unit null where the table says nothing of it: what the register has is kept
 * @param original identity of the indicator that this one prints again, or null
 */
record IndicatorDraft(
        int seq,
        String level,
        String levelNumber,
        String place,
        String name,
        @Nullable PlanItemId item,
        @Nullable UnitId unit,
        @Nullable String original,
        Kind kind,
        Direction direction,
        String measure,
        PrintedFigure baseline,
        PrintedFigure target,
        String note) {

    /** Equal for rows that are the same indicator: same level, number, place and name. */
    String identity() {
        return identity(level, levelNumber, place, name);
    }

    /** 64 hexadecimal digits. */
    static String identity(String level, String levelNumber, String place, String name) {
        var text =
                String.join("\u001F", NameKey.of(level), NameKey.of(levelNumber), NameKey.of(place), NameKey.of(name));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
