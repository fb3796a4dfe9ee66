package org.meguri.cycle;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ItemSheets extends Repository<ItemSheet, ItemSheetKey> {

    List<ItemSheet> saveAll(Iterable<ItemSheet> sheets);

    void deleteAll(Iterable<? extends ItemSheet> sheets);

    void flush();

    @Query("select s from ItemSheet s where s.id.cycle = :cycle")
    List<ItemSheet> ofCycle(CycleId cycle);
}
