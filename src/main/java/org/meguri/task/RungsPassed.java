package org.meguri.task;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RungsPassed extends Repository<RungPassed, RungKey> {

    RungPassed save(RungPassed passed);

    @Query("select r from RungPassed r where r.key.task in :tasks")
    List<RungPassed> findOf(Collection<String> tasks);
}
