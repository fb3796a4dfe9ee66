package org.meguri.past;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.meguri.plan.ItemLife;
import org.meguri.plan.PlanItemId;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Past answers in the life of an item. Everybody who is signed in reads it, the committee too, so that only what citizens may
 * read stands there.
 */
@Component
@Transactional(readOnly = true)
class PastLife implements ItemLife {

    private final PastAnswerLookup past;
    private final Words words;

    PastLife(PastAnswerLookup past, Words words) {
        this.past = past;
        this.words = words;
    }

    @Override
    public List<Entry> of(Collection<PlanItemId> items) {
        var sheets = new HashMap<TakingId, Sheet>();
        var entries = new ArrayList<Entry>();
        for (var answer : past.of(items)) {
            var sheet = sheets.computeIfAbsent(answer.taking(), taking -> past.sheet(answer));
            var grades = new ArrayList<String>();
            var texts = new ArrayList<Text>();
            sheet.fields().stream().filter(SheetField::published).forEach(field -> {
                var value = answer.content().get(field.key());
                if (value != null && field.choice()) {
                    grades.add(words.of(
                            field.offChoices(value) ? "past.life.off-scale" : "past.life.grade",
                            field.label(),
                            field.display(value)));
                } else if (value != null) {
                    texts.add(new Text(field.label(), value));
                }
            });
            entries.add(new Entry(
                    answer.item(),
                    answer.year(),
                    "past.life",
                    String.join(words.of("past.life.between"), grades),
                    null,
                    texts));
        }
        return entries;
    }
}
