package org.meguri.vacancy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When tasks lay on desks without anybody. */
@Service
@Transactional(readOnly = true)
public class VacancyBook {

    private final Vacancies vacancies;

    VacancyBook(Vacancies vacancies) {
        this.vacancies = vacancies;
    }

    /**
     * A desk without anybody.
     *
     * @param unit null for a role of the whole town
     * @param standing who did the work meanwhile
     * @param until null while it lasts
     */
    public record Entry(@Nullable UnitId unit, Role role, Standing standing, Instant since, @Nullable Instant until) {}

    /** All that were noted, in their order. */
    public List<Entry> all() {
        return vacancies.all().stream()
                .map(one -> new Entry(one.unit(), one.role(), one.standing(), one.since(), one.endedAt()))
                .toList();
    }
}
