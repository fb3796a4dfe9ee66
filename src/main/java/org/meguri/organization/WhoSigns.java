package org.meguri.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who signs for a unit: its chief, or who is the chief's deputy today (代決). Where every chief had a hand in the text, the
 * director of the department, since nobody decides on what they wrote.
 */
@Service
@Transactional(readOnly = true)
public class WhoSigns {

    private final Directory directory;
    private final FormerDeputies formerDeputies;
    private final Clock clock;

    WhoSigns(Directory directory, FormerDeputies formerDeputies, Clock clock) {
        this.directory = directory;
        this.formerDeputies = formerDeputies;
        this.clock = clock;
    }

    /** Whether the person signs for the unit now; see {@link #require}. */
    public boolean signs(SignedIn by, UnitId unit, Predicate<OfficerId> wrote) {
        try {
            require(
                    by,
                    unit,
                    wrote,
                    Refusal.notFound("organization.signin.not-allowed"),
                    Refusal.forbidden("organization.signin.not-allowed"));
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    /**
     * Lets only those pass who sign for the unit.
     *
     * @param wrote whether an officer had a hand in the text
     * @param unknown what somebody is told who has nothing to do with it
     * @param chiefDecides what the director is told while a chief may decide
     * @return in whose stead the person decides, if not on their own account
     * @throws Refusal one of these, or (403) when the person's days as a deputy are over
     */
    public Optional<Stead> require(
            SignedIn by, UnitId unit, Predicate<OfficerId> wrote, Refusal unknown, Refusal chiefDecides) {
        if (by.holds(Role.SECTION_CHIEF, unit)) {
            return Optional.empty();
        }
        var today = LocalDate.now(clock);
        var stead = directory.stead(by.id(), Role.SECTION_CHIEF, unit, today);
        if (stead.isPresent()) {
            return stead;
        }
        var director = directory.responsible(Role.DIRECTOR, unit, today).stream()
                .anyMatch(officer -> officer.id().equals(by.id()));
        if (!director) {
            throw formerDeputies.refusal(by.id(), List.of(unit), unknown);
        }
        if (directory.holders(Role.SECTION_CHIEF, unit, today).stream().anyMatch(chief -> !wrote.test(chief.id()))) {
            throw chiefDecides;
        }
        return directory.directorStead(by.id(), unit, today);
    }
}
