package org.meguri.publication;

import java.util.List;
import java.util.Optional;
import org.meguri.cycle.CycleId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Editions extends Repository<Edition, EditionId> {

    String VIEW =
            """
            select new org.meguri.publication.EditionView(
                e.id, e.cycle, e.planCode, e.planTitle, e.fiscalYear, e.number, e.title, e.note, e.sha256, e.publishedAt,
                w.withdrawnAt)
            from Edition e left join EditionWithdrawal w on w.edition = e.id
            """;

    Edition saveAndFlush(Edition edition);

    Optional<Edition> findById(EditionId id);

    @Query(VIEW + "order by e.planTitle, e.planCode, e.fiscalYear desc, e.number desc")
    List<EditionView> all();

    @Query(VIEW + "where e.id = :id")
    Optional<EditionView> view(EditionId id);

    @Query(VIEW + "where e.cycle = :cycle order by e.number desc")
    List<EditionView> ofCycle(CycleId cycle);

    @Query(VIEW + "where e.planCode = :plan and e.fiscalYear = :year order by e.number desc")
    List<EditionView> ofYear(String plan, int year);

    @Query(
            """
            select new org.meguri.publication.ItemElsewhere(
                e.id, e.planCode, e.fiscalYear, e.number, i.seq, i.number, i.name)
            from Edition e join e.items i
            where e.planCode = :plan and e.fiscalYear <> :year and (i.name = :name or i.number = :number)
                and e.number = (
                    select max(l.number) from Edition l where l.planCode = e.planCode and l.fiscalYear = e.fiscalYear)
                and not exists (select w from EditionWithdrawal w where w.edition = e.id)
            order by e.fiscalYear desc, i.seq
            """)
    List<ItemElsewhere> elsewhere(String plan, int year, String number, String name);
}
