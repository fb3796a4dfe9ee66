package org.meguri.linkage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.meguri.plan.ItemLife;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;
import org.meguri.system.TownClock;
import org.springframework.stereotype.Component;

/** When an item was linked with others, and until when. */
@Component
class LinkLife implements ItemLife {

    private final Members members;

    LinkLife(Members members) {
        this.members = members;
    }

    @Override
    public List<Entry> of(Collection<PlanItemId> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        return members.ofItems(items).stream()
                .map(Member::view)
                .flatMap(member -> {
                    var href = "/links/items/" + member.item();
                    var began = new Entry(member.item(), year(member.addedAt()), "linkage.life.linked", "", href);
                    return member.endedAt() == null
                            ? Stream.of(began)
                            : Stream.of(
                                    began,
                                    new Entry(
                                            member.item(),
                                            year(member.endedAt()),
                                            "linkage.life.ended",
                                            member.endReason() == null ? "" : member.endReason(),
                                            href));
                })
                .toList();
    }

    private static FiscalYear year(java.time.Instant at) {
        return FiscalYear.of(LocalDate.ofInstant(at, TownClock.ZONE));
    }
}
