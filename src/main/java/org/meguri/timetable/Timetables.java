package org.meguri.timetable;

import java.util.Optional;
import org.meguri.cycle.CycleId;
import org.springframework.data.repository.Repository;

interface Timetables extends Repository<Timetable, CycleId> {

    Timetable save(Timetable timetable);

    Optional<Timetable> findById(CycleId cycle);
}
