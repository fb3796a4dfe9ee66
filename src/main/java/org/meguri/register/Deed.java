package org.meguri.register;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.ItemState;
import org.meguri.plan.RegisterAct;
import org.meguri.system.Refusal;

/** What a planner can do on a page of the register; the name in lower case stands in the address. */
enum Deed {
    ADD(RegisterAct.ADD, 0),
    CHANGE(RegisterAct.CHANGE, 1),
    MERGE(RegisterAct.MERGE, 2),
    SPLIT(RegisterAct.SPLIT, 1),
    SUSPEND(RegisterAct.SUSPEND, 1),
    RESUME(RegisterAct.RESUME, 1),
    COMPLETE(RegisterAct.COMPLETE, 1),
    ABOLISH(RegisterAct.ABOLISH, 1),
    CONTINUE(RegisterAct.CONTINUE, 1),
    REVERSE(null, 0);

    private final @Nullable RegisterAct act;
    private final int items;

    Deed(@Nullable RegisterAct act, int items) {
        this.act = act;
        this.items = items;
    }

    /** How many items it is done to: none, one, or (2) any number. */
    public int items() {
        return items;
    }

    public String address() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an item that is this may be thought of; the use case decides. */
    boolean offeredFor(ItemState state) {
        return items > 0
                && act != null
                && state.after(act, RegisterAct.Part.SUBJECT, false).isPresent();
    }

    /** @throws Refusal (404) when the address names none */
    static Deed at(String address) {
        return Arrays.stream(values())
                .filter(deed -> deed.address().equals(address))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("register.unknown-deed"));
    }
}
