package org.meguri.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up units and officers as they are on a day. */
@Service
@Transactional(readOnly = true)
public class Directory {

    /** The unit. @throws org.meguri.system.Refusal (404) when there is none */
    public UnitView unit(UnitId id) {
        throw new UnsupportedOperationException();
    }

    /** The unit that carries this very name on the day (spaces around are ignored). */
    public Optional<UnitView> unitNamed(String name, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /** All units in force on the day, departments before sections, in the order of their codes. */
    public List<UnitView> units(LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /** The officer. @throws org.meguri.system.Refusal (404) when there is none */
    public OfficerView officer(OfficerId id) {
        throw new UnsupportedOperationException();
    }

    /** Enabled officers who hold the role in the unit on the day, by login. */
    public List<OfficerView> holders(Role role, UnitId unit, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /** Enabled officers who hold the role in any unit on the day, by login. */
    public List<OfficerView> holders(Role role, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /**
     * Who a role means for a task of this unit: staff and chief of the unit itself, the director of its department, and
     * for all other roles everybody who holds them. By login, nobody twice.
     */
    public List<OfficerView> responsible(Role role, UnitId unit, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    public Set<Duty> duties(OfficerId officer, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /** The officer as somebody who acts on this day. */
    public SignedIn signedIn(OfficerId officer, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    public Optional<OfficerView> officerWithLogin(String login) {
        throw new UnsupportedOperationException();
    }
}
