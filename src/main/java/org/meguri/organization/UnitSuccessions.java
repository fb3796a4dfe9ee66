package org.meguri.organization;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UnitSuccessions extends Repository<UnitSuccession, UnitSuccession.Key> {

    UnitSuccession save(UnitSuccession succession);

    @Query("select s from UnitSuccession s where s.key.from = :unit order by s.firstDay")
    List<UnitSuccession> from(UnitId unit);

    @Query("select s from UnitSuccession s where s.key.to = :unit order by s.firstDay")
    List<UnitSuccession> to(UnitId unit);

    @Query("select s from UnitSuccession s order by s.firstDay desc")
    List<UnitSuccession> latestFirst();
}
