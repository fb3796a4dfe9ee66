package org.meguri.organization;

import java.util.Set;

/**
 * The person who acts now, with the duties of this day. Controllers take it as an argument; use cases take it from them.
 *
 * @param unitName the name of the unit of the first duty, as shown in the page's head
 */
public record SignedIn(OfficerId id, String login, String name, String unitName, Set<Duty> duties) {

    public boolean has(Role role) {
        return duties.stream().anyMatch(duty -> duty.role() == role);
    }

    public boolean has(Role role, UnitId unit) {
        return duties.contains(new Duty(role, unit));
    }
}
