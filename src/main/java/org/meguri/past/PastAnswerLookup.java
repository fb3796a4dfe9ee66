package org.meguri.past;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.meguri.cycle.CycleScales;
import org.meguri.plan.PlanItemId;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.Sheets;
import org.meguri.system.Stamp;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up what was answered in years before the product. */
@Service
@Transactional(readOnly = true)
public class PastAnswerLookup {

    /** How many items one query names. */
    private static final int AT_ONCE = 1_000;

    private final PastAnswers answers;
    private final PastTakings takings;
    private final Sheets sheets;

    PastAnswerLookup(PastAnswers answers, PastTakings takings, Sheets sheets) {
        this.answers = answers;
        this.takings = takings;
        this.sheets = sheets;
    }

    /** All past answers of any of the items, of each item the latest year first. */
    public List<PastAnswerView> of(Collection<PlanItemId> items) {
        var all = new ArrayList<PastAnswerView>();
        var left = items.stream().map(PlanItemId::value).distinct().toList();
        for (var from = 0; from < left.size(); from += AT_ONCE) {
            answers.ofItems(left.subList(from, Math.min(from + AT_ONCE, left.size())))
                    .forEach(answer -> all.add(answer.view()));
        }
        return all;
    }

    /** Changes whenever a past answer does. */
    public String stamp() {
        return Stamp.of(answers.versions());
    }

    /** The plan's sheet with its scales, both as they were when the answers were taken over. */
    public Sheet sheet(PastAnswerView answer) {
        var taking = takings.get(answer.taking());
        return sheets.read(taking.sheet(), new CycleScales(taking.definition()));
    }

    /** The name of the file that the answers came from. */
    public String fileName(PastAnswerView answer) {
        return takings.get(answer.taking()).fileName();
    }
}
