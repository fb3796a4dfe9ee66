package org.meguri.vacancy;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Vacancies extends Repository<Vacancy, UUID> {

    Vacancy save(Vacancy vacancy);

    @Query("select v from Vacancy v where v.endedAt is null")
    List<Vacancy> open();

    @Query("select v from Vacancy v order by v.since, v.role, v.id")
    List<Vacancy> all();

    @Query("select count(v) from Vacancy v where v.endedAt is null")
    long countOpen();
}
