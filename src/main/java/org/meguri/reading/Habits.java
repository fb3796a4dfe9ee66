package org.meguri.reading;

import java.util.Optional;
import org.meguri.organization.OfficerId;
import org.springframework.data.repository.Repository;

interface Habits extends Repository<Habit, OfficerId> {

    Habit save(Habit habit);

    Optional<Habit> findById(OfficerId officer);
}
