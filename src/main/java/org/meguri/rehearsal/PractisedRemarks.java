package org.meguri.rehearsal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meguri.plan.PlanItemView;
import org.springframework.context.support.MessageSourceAccessor;

/** What the committee of a practised year says of its first items. */
final class PractisedRemarks {

    private PractisedRemarks() {}

    static Map<Integer, Behaviour.Remark> on(List<PlanItemView> items, int most, MessageSourceAccessor words) {
        var said = new LinkedHashMap<Integer, Behaviour.Remark>();
        items.stream()
                .limit(most)
                .forEach(item -> said.put(
                        item.seq(),
                        new Behaviour.Remark(
                                words.getMessage("rehearsal.remark", new Object[] {item.name()}),
                                "CONSIDER",
                                words.getMessage("rehearsal.answer", new Object[] {item.name()}))));
        return said;
    }
}
