package org.meguri.publication;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.meguri.cycle.CycleId;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up what is published. There is nothing else to see here: an edition exists only once it is out. */
@Service
@Transactional(readOnly = true)
public class EditionLookup {

    private final Editions editions;
    private final EditionFileShelf shelf;
    private final EditionWithdrawals withdrawals;

    EditionLookup(Editions editions, EditionFileShelf shelf, EditionWithdrawals withdrawals) {
        this.withdrawals = withdrawals;
        this.editions = editions;
        this.shelf = shelf;
    }

    /** All editions by plan, the latest year first, the latest edition of a year first. */
    public List<EditionView> all() {
        return editions.all();
    }

    /** The editions of a cycle, the latest first. */
    public List<EditionView> ofCycle(CycleId cycle) {
        return editions.ofCycle(cycle);
    }

    /** @throws Refusal (404) when there is no such edition */
    public EditionView get(EditionId id) {
        return editions.view(id).orElseThrow(() -> Refusal.notFound("publication.unknown-edition"));
    }

    /** What stands in the place of an edition that was taken back; empty while it is published. */
    public Optional<Tombstone> tombstone(EditionId id) {
        return withdrawals.findById(id).map(EditionWithdrawal::view);
    }

    /**
     * The last edition of a plan's year, which replaces all before it. It is the one in force, unless it was taken back: then
     * the year has none, for those before it were wrong.
     */
    public Optional<EditionView> latest(String planCode, int fiscalYear) {
        return editions.ofYear(planCode, fiscalYear).stream().findFirst();
    }

    public Optional<EditionView> find(String planCode, int fiscalYear, int number) {
        return editions.ofYear(planCode, fiscalYear).stream()
                .filter(edition -> edition.number() == number)
                .findFirst();
    }

    /**
     * Everything that the edition says, proved against its seal.
     *
     * @throws Refusal (404) when there is no such edition
     * @throws IllegalStateException when what is stored is not what was sealed
     */
    public EditionContent content(EditionId id) {
        return editions.findById(id)
                .orElseThrow(() -> Refusal.notFound("publication.unknown-edition"))
                .content();
    }

    /** The files that the edition is offered as, in a fixed order. */
    public List<EditionFileView> files(EditionId id) {
        return shelf.of(id).stream()
                .sorted(Comparator.comparing(EditionFileView::format))
                .toList();
    }

    /**
     * A file as it was published, proved against its seal.
     *
     * @throws Refusal (404) when there is no such edition
     * @throws IllegalStateException when what is stored is not what was published
     */
    public EditionDownload file(EditionId id, EditionFormat format) {
        return shelf.findById(new EditionFileKey(id, format))
                .orElseThrow(() -> Refusal.notFound("publication.unknown-edition"))
                .download();
    }

    /**
     * The same item in the other years' latest editions, the latest year first. An item is the same when its name is;
     * where a year has none of this name, when its number is.
     */
    List<ItemElsewhere> elsewhere(EditionView edition, EditionItem item) {
        var number = item.number();
        var byYear = new LinkedHashMap<Integer, ItemElsewhere>();
        for (var found : editions.elsewhere(
                edition.planCode(), edition.fiscalYear(), number == null ? "" : number, item.name())) {
            // The database may compare more loosely than we do.
            var sameName = found.name().equals(item.name());
            var sameNumber = number != null && number.equals(found.number());
            if (sameName) {
                byYear.put(found.fiscalYear(), found);
            } else if (sameNumber) {
                byYear.putIfAbsent(found.fiscalYear(), found);
            }
        }
        return List.copyOf(byYear.values());
    }
}
