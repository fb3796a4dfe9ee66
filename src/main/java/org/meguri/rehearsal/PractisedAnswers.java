package org.meguri.rehearsal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleScales;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.YearItems;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.plan.PlanItemView;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.Sheets;
import org.meguri.system.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/** What departments write in a rehearsal of a year of this house. */
@Component
class PractisedAnswers {

    private final CycleLookup cycles;
    private final YearItems years;
    private final EvaluationLookup evaluations;
    private final Sheets sheets;
    private final MessageSourceAccessor words;

    PractisedAnswers(
            CycleLookup cycles, YearItems years, EvaluationLookup evaluations, Sheets sheets, MessageSource messages) {
        this.cycles = cycles;
        this.years = years;
        this.evaluations = evaluations;
        this.sheets = sheets;
        this.words = new MessageSourceAccessor(messages, java.util.Locale.JAPANESE);
    }

    /** Last year's answers, or placeholders that the sheet's rules accept. */
    Map<Integer, Map<String, String>> of(CycleId id) {
        var cycle = cycles.get(id);
        var items = years.of(cycle);
        var chosen = years.variants(cycle);
        var last =
                evaluations.lastYear(cycle, items.stream().map(PlanItemView::id).toList());
        var answers = new HashMap<Integer, Map<String, String>>();
        var forms = new HashMap<String, Sheet>();
        for (var item : items) {
            var sheet = forms.computeIfAbsent(chosen.getOrDefault(item.id(), ""), variant -> form(cycle, variant));
            var earlier = last.getOrDefault(item.id(), List.of()).stream()
                    .findFirst()
                    .map(before -> sheet.normalise(before.content()))
                    .filter(content -> sheet.check(content).isEmpty());
            answers.put(item.seq(), earlier.orElseGet(() -> placeholders(sheet)));
        }
        return answers;
    }

    private Sheet form(CycleView cycle, String variant) {
        var form = cycle.sheetOf(variant).orElseThrow(() -> new Refusal("rehearsal.no-sheet", cycle.labelOf(variant)));
        return sheets.read(form, new CycleScales(cycle.definition()));
    }

    private Map<String, String> placeholders(Sheet sheet) {
        var values = new LinkedHashMap<String, String>();
        sheet.fields().forEach(field -> {
            var min = field.min();
            values.put(
                    field.key(),
                    field.choice()
                            ? field.options().get(0).value()
                            : switch (field.type()) {
                                case "number" -> min == null ? "0" : min.toPlainString();
                                case "checkbox" -> "true";
                                default -> placeholder(field.minLength());
                            });
        });
        return values;
    }

    private String placeholder(@org.jspecify.annotations.Nullable Integer least) {
        var word = words.getMessage("rehearsal.placeholder");
        var times = least == null ? 1 : least / word.length() + 1;
        return word.repeat(times);
    }
}
