package org.meguri.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The person who acts now, with the duties of this day. Controllers take it as an argument; use cases take it from them.
 *
 * @param unitName the name of the unit of the first duty, as shown in the page's head
 * @param duties everything that the person may do today: what they hold, and what they do as a deputy
 * @param steads those of the duties that somebody else holds who is away (代決)
 */
public record SignedIn(OfficerId id, String login, String name, String unitName, Set<Duty> duties, List<Stead> steads) {

    /** The person of a request, for what stands around every page; controllers take the person as an argument. */
    public static Optional<SignedIn> in(HttpServletRequest request) {
        return CurrentPerson.of(request);
    }

    /** Whether the person may do what this role does, held or as a deputy. */
    public boolean has(Role role) {
        return duties.stream().anyMatch(duty -> duty.role() == role);
    }

    /** Whether the person works in the town hall; a member of the committee comes from outside. */
    public boolean official() {
        return duties.stream().anyMatch(duty -> duty.role() != Role.COMMITTEE_MEMBER);
    }

    /** Whether the person may do what this role does in the unit, held or as a deputy. */
    public boolean has(Role role, UnitId unit) {
        return duties.contains(new Duty(role, unit));
    }

    /** Whether the person holds the role in the unit, not only as a deputy. */
    public boolean holds(Role role, UnitId unit) {
        return has(role, unit) && stead(role, unit).isEmpty();
    }

    /** In whose stead the person does this, if it is not their own duty. */
    public Optional<Stead> stead(Role role, UnitId unit) {
        var duty = new Duty(role, unit);
        return steads.stream().filter(stead -> stead.duty().equals(duty)).findFirst();
    }

    /** The units in which the person holds the role, not only as a deputy. */
    public List<UnitId> own(Role role) {
        return duties.stream()
                .filter(duty -> duty.role() == role && holds(role, duty.unit()))
                .map(Duty::unit)
                .toList();
    }

    /** The person of a request; nobody where nobody is signed in. */
    public static Optional<SignedIn> of(HttpServletRequest request) {
        return CurrentPerson.of(request);
    }
}
