package org.meguri.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.RegisterAct.Part;

/** What an item is in a fiscal year. An item has exactly one of these in every year. */
public enum ItemState {
    /** まだない: it begins in a later year, or its beginning was reversed. */
    NOT_YET,
    /** 実施中. */
    IN_FORCE,
    /** 休止. */
    SUSPENDED,
    /** 完了. */
    COMPLETED,
    /** 廃止. */
    ABOLISHED,
    /** 統合: another item took it over. */
    MERGED,
    /** 統合, but the plan counts and prints it as before (※1). */
    MERGED_COUNTED,
    /** 分割. */
    SPLIT;

    /** Whether the item has a sheet of its own in a year in which it is this, and counts. */
    public boolean counted() {
        return this == IN_FORCE || this == MERGED_COUNTED;
    }

    /** Whether only a reversal, or for a counted one its abolition, changes it any more. */
    public boolean ended() {
        return this == COMPLETED || this == ABOLISHED || this == MERGED || this == MERGED_COUNTED || this == SPLIT;
    }

    /** Whether the plan has the item in a year in which it is this, evaluated or not. */
    public boolean standing() {
        return this == SUSPENDED || counted();
    }

    /**
     * What an act makes of an item that is this: the whole table of what is legal.
     *
     * @param part as what the item takes part in the act
     * @param counted for a merge: whether what is merged stays counted
     * @return empty where the act is not possible
     */
    public Optional<ItemState> after(RegisterAct act, Part part, boolean counted) {
        return Optional.ofNullable(
                switch (part) {
                    case BORN -> this == NOT_YET ? IN_FORCE : null;
                    case RESULT -> asResult(act);
                    case SUBJECT -> asSubject(act, counted);
                });
    }

    private @Nullable ItemState asResult(RegisterAct act) {
        return switch (act) {
            case MERGE -> this == IN_FORCE ? this : null;
            case CONTINUE -> this == NOT_YET ? null : this;
            default -> null;
        };
    }

    private @Nullable ItemState asSubject(RegisterAct act, boolean counted) {
        var alive = this == IN_FORCE || this == SUSPENDED;
        return switch (act) {
            case ADD -> null;
            case RENAME, RENUMBER, REASSIGN, CHANGE -> alive || this == MERGED_COUNTED ? this : null;
            case MERGE -> alive ? (counted ? MERGED_COUNTED : MERGED) : null;
            case SPLIT -> this == IN_FORCE ? SPLIT : null;
            case SUSPEND -> this == IN_FORCE ? SUSPENDED : null;
            case RESUME -> this == SUSPENDED ? IN_FORCE : null;
            case COMPLETE -> this == IN_FORCE ? COMPLETED : null;
            case ABOLISH -> alive || this == MERGED_COUNTED ? ABOLISHED : null;
            case CONTINUE -> this == NOT_YET ? null : this;
        };
    }
}
