package org.meguri.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Predicate;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells somebody whose days as a deputy are over so, in the place of a sheet that is no longer theirs to see. */
@Service
@Transactional(readOnly = true)
public class FormerDeputies {

    /** What the messages of a deputy whose days are over begin with; whoever shows them keeps what was typed. */
    private static final String OVER = "organization.deputy.over.";

    private final Deputies deputies;
    private final Units units;
    private final Officers officers;
    private final JapaneseDates dates;
    private final Words words;
    private final Clock clock;

    FormerDeputies(Deputies deputies, Units units, Officers officers, JapaneseDates dates, Words words, Clock clock) {
        this.deputies = deputies;
        this.units = units;
        this.officers = officers;
        this.dates = dates;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Why an officer may not decide for any of these units: because the days as a deputy have ended (403), or else what is
     * given.
     *
     * @param otherwise for everybody who never was a deputy there
     */
    public Refusal refusal(OfficerId officer, Collection<UnitId> of, Refusal otherwise) {
        var places = new HashSet<UnitId>(of);
        of.forEach(unit -> units.findById(unit).map(Unit::parent).ifPresent(places::add));
        return latest(officer, deputy -> places.contains(deputy.duty().unit())).orElse(otherwise);
    }

    /** As {@link #refusal(OfficerId, Collection, Refusal)}, of any unit. */
    public Refusal refusal(OfficerId officer, Refusal otherwise) {
        return latest(officer, deputy -> true).orElse(otherwise);
    }

    private Optional<Refusal> latest(OfficerId officer, Predicate<Deputy> which) {
        var today = LocalDate.now(clock);
        return deputies.ofDeputy(officer).stream()
                .filter(which)
                .filter(deputy -> begun(deputy, today))
                .findFirst()
                .map(deputy -> refusal(deputy, today));
    }

    /** Whether the officer has ever been a deputy of anybody. */
    public boolean includes(OfficerId officer) {
        var today = LocalDate.now(clock);
        return deputies.ofDeputy(officer).stream().anyMatch(deputy -> begun(deputy, today));
    }

    private static boolean begun(Deputy deputy, LocalDate today) {
        return !deputy.calledOff() && !deputy.from().isAfter(today);
    }

    /** Whether the refusal says that a deputy's days are over. */
    public static boolean says(Refusal refusal) {
        return refusal.key().startsWith(OVER);
    }

    private Refusal refusal(Deputy deputy, LocalDate today) {
        var unit = units.get(deputy.duty().unit()).name();
        var role = words.of("organization.role." + deputy.duty().role());
        var principal = officers.get(deputy.principal()).name();
        if (deputy.stopped()) {
            return Refusal.forbidden(OVER + "moment", unit, role, principal, dates.fullWithTime(deputy.endedAt()));
        }
        return deputy.over(today)
                ? Refusal.forbidden(OVER + "days", unit, role, principal, dates.full(deputy.to()))
                : Refusal.forbidden(OVER + "place", unit, role, principal);
    }
}
