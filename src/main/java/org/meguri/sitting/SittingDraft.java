package org.meguri.sitting;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * What planning says of a sitting.
 *
 * @param place where, at most {@value #PLACE_LENGTH} UTF-16 units; "" while it is not known
 * @param panel the name of the panel (部会) that sits, at most {@value #PANEL_LENGTH} UTF-16 units; "" for the whole committee
 */
record SittingDraft(LocalDate heldOn, LocalTime beginsAt, String place, String panel) {

    static final int PLACE_LENGTH = 100;
    static final int PANEL_LENGTH = 40;
}
