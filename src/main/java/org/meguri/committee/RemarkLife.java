package org.meguri.committee;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.plan.ItemLife;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The committee's remarks in the life of an item; their words only once the result is published. */
@Component
@Transactional(readOnly = true)
class RemarkLife implements ItemLife {

    private static final int SHOWN = 60;

    private final RemarkLookup remarks;
    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final Words words;

    RemarkLife(RemarkLookup remarks, EvaluationLookup evaluations, CycleLookup cycles, Words words) {
        this.remarks = remarks;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.words = words;
    }

    @Override
    public List<Entry> of(Collection<PlanItemId> items) {
        var sheets = new HashMap<EvaluationId, EvaluationView>();
        evaluations.ofItems(items).forEach(evaluation -> sheets.put(evaluation.id(), evaluation));
        var years = new HashMap<CycleId, FiscalYear>();
        var followed = remarks.followUpsIn(sheets.keySet()).stream().map(said -> {
            var sheet = Objects.requireNonNull(sheets.get(said.evaluation()));
            var remark = remarks.get(said.remark());
            var of = cycles.get(remark.cycle()).year().named();
            return new Entry(
                    sheet.item(),
                    years.computeIfAbsent(
                            sheet.cycle(), cycle -> cycles.get(cycle).year()),
                    "committee.life.followed",
                    sheet.status() == Status.PUBLISHED
                            ? words.of(
                                    "committee.life.followed.text",
                                    of,
                                    Integer.toString(remark.number()),
                                    brief(said.text()))
                            : words.of("committee.life.followed.state", of, Integer.toString(remark.number())),
                    "/remarks/" + remark.id());
        });
        var made = remarks.of(sheets.keySet()).stream().map(remark -> {
            var sheet = Objects.requireNonNull(sheets.get(remark.evaluation()));
            var year = years.computeIfAbsent(
                    remark.cycle(), cycle -> cycles.get(cycle).year());
            var text = sheet.status() == Status.PUBLISHED
                    ? words.of(
                            "committee.life.text",
                            Integer.toString(remark.number()),
                            words.of(remark.standing()),
                            brief(remark.text()))
                    : words.of("committee.life.state", Integer.toString(remark.number()), words.of(remark.standing()));
            return new Entry(sheet.item(), year, "committee.life", text, "/remarks/" + remark.id());
        });
        return Stream.concat(made, followed).toList();
    }

    private static String brief(String text) {
        var line = text.replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
