package org.meguri.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.meguri.plan.PlanItemId;

/**
 * The amendments of a year, applied in the order in which they were recorded. Each was made of a text that somebody read; where
 * that text has changed since, it does not fit any more and is left out, for a person to look at.
 */
final class Amendments {

    static final Amendments NONE = new Amendments(List.of());

    private final Map<PlanItemId, List<AmendmentView>> byItem;

    Amendments(List<AmendmentView> recorded) {
        byItem = recorded.stream().filter(AmendmentView::holds).collect(Collectors.groupingBy(AmendmentView::item));
    }

    /**
     * What is published at a place.
     *
     * @param text as it is published
     * @param applied what made it so, in order
     * @param stale what was made of another text
     */
    record Outcome(String text, List<AmendmentView> applied, List<AmendmentView> stale) {}

    /** @param plain what the sheet, the plan or the remark says */
    Outcome at(PlanItemId item, String place, String plain) {
        var text = plain;
        var applied = new ArrayList<AmendmentView>();
        var stale = new ArrayList<AmendmentView>();
        for (var one : byItem.getOrDefault(item, List.of())) {
            if (one.at(item, place)) {
                if (one.original().equals(text)) {
                    text = one.text();
                    applied.add(one);
                } else {
                    stale.add(one);
                }
            }
        }
        return new Outcome(text, applied, stale);
    }

    String text(PlanItemId item, String place, String plain) {
        return at(item, place, plain).text();
    }

    static String remarkText(int number) {
        return "remark." + number + ".text";
    }

    static String remarkAnswer(int number) {
        return "remark." + number + ".answer";
    }
}
