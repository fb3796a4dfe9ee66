package org.meguri.workbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.LastAnswers;
import org.meguri.organization.Directory;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.workbook.BookColumns.Kind;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the sheets of a cycle with what their rows in a workbook need, in a handful of queries. */
@Service
@Transactional(readOnly = true)
class CycleSheets {

    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;
    private final PlanRegister plans;
    private final Directory directory;
    private final MessageSourceAccessor words;

    CycleSheets(
            CycleLookup cycles,
            EvaluationLookup evaluations,
            PlanRegister plans,
            Directory directory,
            MessageSource messages) {
        this.cycles = cycles;
        this.evaluations = evaluations;
        this.plans = plans;
        this.directory = directory;
        this.words = new MessageSourceAccessor(messages, Locale.JAPANESE);
    }

    /** All sheets of a cycle in the order of the plan, and the columns that they are written in. */
    record All(CycleView cycle, List<OpenSheet> sheets, List<SheetField> fields, BookColumns columns) {

        /**
         * The columns of a workbook with these sheets alone.
         *
         * @param filled fields that have something in the workbook all the same
         */
        BookColumns columns(List<OpenSheet> some, Set<String> filled, MessageSourceAccessor words) {
            var forms = new TreeMap<String, Sheet>();
            some.forEach(one -> forms.putIfAbsent(
                    one.evaluation().variant() == null ? "" : one.evaluation().variant(), one.sheet()));
            var named = new LinkedHashMap<String, Sheet>();
            forms.forEach((variant, form) -> named.put(
                    variant.isEmpty() ? words.getMessage("workbook.hint.own") : cycle.labelOf(variant), form));
            return columns.within(named, filled, words);
        }
    }

    /** @throws org.meguri.system.Refusal (404) when there is no such cycle */
    All of(CycleId id) {
        var cycle = cycles.get(id);
        var items = plans.itemsAsOf(cycle.plan(), cycle.year()).stream()
                .collect(Collectors.toMap(PlanItemView::id, Function.identity()));
        var sheets = evaluations.all(id);
        var previous = evaluations.lastYear(
                cycle, sheets.stream().map(EvaluationView::item).toList());
        // The plan's own sheet first: its fields lead the columns, whichever sheet the first item has.
        var forms = new LinkedHashMap<String, Sheet>();
        if (sheets.stream().anyMatch(one -> one.variant() == null)) {
            forms.put("", evaluations.sheet(id));
        }
        var units = new HashMap<UnitId, String>();
        var found = new ArrayList<Found>();
        for (var evaluation : sheets) {
            var item = items.computeIfAbsent(evaluation.item(), plans::item);
            var variant = evaluation.variant() == null ? "" : evaluation.variant();
            var form = forms.computeIfAbsent(variant, key -> evaluations.sheet(evaluation));
            found.add(new Found(evaluation, item, form, units.computeIfAbsent(evaluation.leadUnit(), unit -> directory
                    .unit(unit)
                    .name())));
        }
        var fields = fields(forms.values());
        var columns = BookColumns.of(cycle.definition(), fields, hint(previous.values()), words);
        return new All(
                cycle,
                found.stream()
                        .map(one -> new OpenSheet(
                                one.evaluation(),
                                one.form(),
                                identity(columns, one.item(), one.unit()),
                                before(previous, one).map(LastAnswers::content).orElseGet(Map::of),
                                before(previous, one).map(this::note).orElse("")))
                        .toList(),
                fields,
                columns);
    }

    private static Optional<LastAnswers> before(Map<PlanItemId, List<LastAnswers>> previous, Found one) {
        return previous.getOrDefault(one.evaluation().item(), List.of()).stream()
                .findFirst();
    }

    /** Where the texts of a row come from, if they are no evaluation of the product. */
    private String note(LastAnswers before) {
        var year = before.pastYear();
        return year == null ? "" : words.getMessage("workbook.previous.past", new Object[] {year.japanese()});
    }

    /** What stands under the headings of last year's columns: whose texts they are, where all are of one kind. */
    private String hint(Collection<List<LastAnswers>> previous) {
        var notes = previous.stream().map(all -> note(all.get(0))).distinct().toList();
        var usual = words.getMessage("workbook.hint.previous");
        if (notes.stream().allMatch(String::isEmpty)) {
            return usual;
        }
        return (notes.size() == 1 ? notes.get(0) : words.getMessage("workbook.hint.previous.mixed")) + "\n" + usual;
    }

    private record Found(EvaluationView evaluation, PlanItemView item, Sheet form, String unit) {}

    private static List<SheetField> fields(Iterable<Sheet> forms) {
        var fields = new LinkedHashMap<String, SheetField>();
        forms.forEach(form -> form.fields().forEach(field -> fields.putIfAbsent(field.key(), field)));
        return List.copyOf(fields.values());
    }

    private static Map<String, String> identity(BookColumns columns, PlanItemView item, String unit) {
        var identity = new LinkedHashMap<String, String>();
        for (var column : columns.columns()) {
            if (column.kind() == Kind.NUMBER) {
                identity.put(column.heading(), item.number() == null ? "" : item.number());
            } else if (column.kind() == Kind.LEVEL) {
                identity.put(column.heading(), item.levels().getOrDefault(column.key(), ""));
            } else if (column.kind() == Kind.NAME) {
                identity.put(column.heading(), item.name());
            } else if (column.kind() == Kind.UNIT) {
                identity.put(column.heading(), unit);
            }
        }
        return identity;
    }
}
