package org.meguri.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * How a person signs for a unit.
     *
     * @param role as what: {@code SECTION_CHIEF}, or {@code DIRECTOR} in a chief's place
     * @param stead in whose stead (代決); empty where on their own account
     */
    public record Signature(Role role, Optional<Stead> stead) {}

    /**
     * In whose stead this person would sign for the unit today: a chief's, or that of the director of a department above
     * it. For pages; it does not ask whether they may.
     */
    public Optional<Stead> steadOf(SignedIn person, UnitId unit) {
        if (person.holds(Role.SECTION_CHIEF, unit)) {
            return Optional.empty();
        }
        var today = LocalDate.now(clock);
        return directory
                .stead(person.id(), Role.SECTION_CHIEF, unit, today)
                .or(() -> directory.directorStead(person.id(), unit, today));
    }

    /**
     * Whether this person, who is no chief of the unit nor a chief's deputy, has to leave the decision to a chief. For
     * pages, which then offer no form that would always be refused.
     *
     * @param wrote whether an officer had a hand in the text
     */
    public boolean leftToChief(SignedIn person, UnitId unit, Predicate<OfficerId> wrote) {
        var today = LocalDate.now(clock);
        return !person.holds(Role.SECTION_CHIEF, unit)
                && directory.stead(person.id(), Role.SECTION_CHIEF, unit, today).isEmpty()
                && chiefMay(unit, wrote, today);
    }

    /**
     * The same answers for many sheets of one person, each unit asked about once.
     *
     * <p>For one page; it does not see what changes meanwhile.
     */
    public Remembered remembering(SignedIn person) {
        return new Remembered(person);
    }

    /** See {@link #remembering}. */
    public final class Remembered {

        private final SignedIn person;
        private final Map<UnitId, Optional<Stead>> steads = new HashMap<>();
        private final Map<UnitId, Boolean> forChiefs = new HashMap<>();
        private final Map<UnitId, List<OfficerId>> chiefs = new HashMap<>();

        private Remembered(SignedIn person) {
            this.person = person;
        }

        /** See {@link WhoSigns#steadOf}. */
        public Optional<Stead> steadOf(UnitId unit) {
            return steads.computeIfAbsent(unit, one -> WhoSigns.this.steadOf(person, one));
        }

        /** See {@link WhoSigns#leftToChief}. */
        public boolean leftToChief(UnitId unit, Predicate<OfficerId> wrote) {
            var today = LocalDate.now(clock);
            var ofChiefs = forChiefs.computeIfAbsent(
                    unit,
                    one -> person.holds(Role.SECTION_CHIEF, one)
                            || directory
                                    .stead(person.id(), Role.SECTION_CHIEF, one, today)
                                    .isPresent());
            return !ofChiefs
                    && chiefs
                            .computeIfAbsent(unit, one -> directory.holders(Role.SECTION_CHIEF, one, today).stream()
                                    .map(OfficerView::id)
                                    .toList())
                            .stream()
                            .anyMatch(chief -> !wrote.test(chief));
        }
    }

    /** Whether this person could sign for the unit today. For facts and pages; {@link #sign} refuses with reasons. */
    public boolean signs(SignedIn person, UnitId unit, Predicate<OfficerId> wrote) {
        var today = LocalDate.now(clock);
        return person.holds(Role.SECTION_CHIEF, unit)
                || directory.stead(person.id(), Role.SECTION_CHIEF, unit, today).isPresent()
                || (person.has(Role.DIRECTOR)
                        && directory.responsible(Role.DIRECTOR, unit, today).stream()
                                .anyMatch(officer -> officer.id().equals(person.id()))
                        && !chiefMay(unit, wrote, today));
    }

    private boolean chiefMay(UnitId unit, Predicate<OfficerId> wrote, LocalDate today) {
        return directory.holders(Role.SECTION_CHIEF, unit, today).stream().anyMatch(chief -> !wrote.test(chief.id()));
    }

    /** As {@link #sign}, for who need not know as what the person decides. */
    public Optional<Stead> require(
            SignedIn by, UnitId unit, Predicate<OfficerId> wrote, Refusal unknown, Refusal chiefDecides) {
        return sign(by, unit, wrote, unknown, chiefDecides).stead();
    }

    /**
     * Lets only those pass who sign for the unit.
     *
     * @param wrote whether an officer had a hand in the text
     * @param unknown what somebody is told who has nothing to do with it
     * @param chiefDecides what the director is told while a chief may decide
     * @return as what, and in whose stead if not on their own account
     * @throws Refusal one of these, or (403) when the person's days as a deputy are over
     */
    public Signature sign(SignedIn by, UnitId unit, Predicate<OfficerId> wrote, Refusal unknown, Refusal chiefDecides) {
        if (by.holds(Role.SECTION_CHIEF, unit)) {
            return new Signature(Role.SECTION_CHIEF, Optional.empty());
        }
        var today = LocalDate.now(clock);
        var stead = directory.stead(by.id(), Role.SECTION_CHIEF, unit, today);
        if (stead.isPresent()) {
            return new Signature(Role.SECTION_CHIEF, stead);
        }
        var director = directory.responsible(Role.DIRECTOR, unit, today).stream()
                .anyMatch(officer -> officer.id().equals(by.id()));
        if (!director) {
            throw formerDeputies.refusal(by.id(), List.of(unit), unknown);
        }
        if (chiefMay(unit, wrote, today)) {
            throw chiefDecides;
        }
        return new Signature(Role.DIRECTOR, directory.directorStead(by.id(), unit, today));
    }
}
