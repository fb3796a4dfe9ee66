package org.meguri.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.committee.FollowUpView;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.committee.RemarkView;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.indicator.IndicatorReport;
import org.meguri.indicator.IndicatorReports;
import org.meguri.indicator.PrintedFigure;
import org.meguri.plan.DecisionView;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.RegisterAct;
import org.meguri.plan.RegisterAct.Part;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Gathers what an edition tells beyond its table: indicators, what became of items and of earlier advice. Only what is
 * published with it, or has been before, is told; the reasons of decisions are not.
 */
@Component
class Surroundings {

    private final IndicatorReports indicators;
    private final PlanRegister plans;
    private final RemarkLookup remarks;
    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final Editions editions;
    private final Words words;
    private final EditionContent.Licence licence;

    Surroundings(
            IndicatorReports indicators,
            PlanRegister plans,
            RemarkLookup remarks,
            EvaluationLookup evaluations,
            CycleLookup cycles,
            Editions editions,
            Words words,
            @Value("${meguri.licence.name}") String licence,
            @Value("${meguri.licence.url}") String licenceUrl) {
        this.indicators = indicators;
        this.plans = plans;
        this.remarks = remarks;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.editions = editions;
        this.words = words.inJapanese();
        this.licence = new EditionContent.Licence(licence, licenceUrl);
    }

    /** @param items of the cycle */
    EditionSource.Beyond of(CycleView cycle, Collection<PlanItemView> items) {
        var rows = items.stream().collect(Collectors.toMap(PlanItemView::id, PlanItemView::seq));
        return new EditionSource.Beyond(licence, indicators(cycle, rows), changes(cycle), advice(cycle, rows));
    }

    private List<EditionContent.Indicator> indicators(CycleView cycle, Map<PlanItemId, Integer> rows) {
        return indicators.of(cycle.plan(), cycle.year()).stream()
                .map(report -> indicator(report, rows))
                .toList();
    }

    private static EditionContent.Indicator indicator(IndicatorReport report, Map<PlanItemId, Integer> rows) {
        var indicator = report.indicator();
        var item = indicator.item();
        var row = item == null ? null : rows.get(item);
        var standing = report.standing();
        return new EditionContent.Indicator(
                indicator.seq(),
                indicator.name(),
                indicator.place().isEmpty() ? indicator.levelNumber() : indicator.place(),
                row == null ? List.of() : List.of(row),
                indicator.measure(),
                indicator.original() != null,
                figure(indicator.baseline()),
                figure(indicator.target()),
                report.actuals().stream()
                        .map(actual -> new EditionContent.Actual(
                                actual.year().year(),
                                actual.raw(),
                                Objects.requireNonNull(actual.amount()),
                                actual.provisional()))
                        .toList(),
                report.achievement(),
                standing == null ? null : standing.name(),
                report.pace(),
                report.expected());
    }

    private static EditionContent.Figure figure(PrintedFigure figure) {
        var year = figure.year();
        return new EditionContent.Figure(figure.raw(), year == null ? null : year.year(), figure.amount());
    }

    private List<EditionContent.Change> changes(CycleView cycle) {
        var year = cycle.year();
        return plans.decisions(cycle.plan()).stream()
                .filter(DecisionView::stands)
                .filter(decision ->
                        decision.year().equals(year) || decision.year().equals(year.next()))
                .filter(decision -> decision.act() != RegisterAct.CHANGE)
                .map(this::change)
                .toList();
    }

    private EditionContent.Change change(DecisionView decision) {
        var before = decision.items(Part.SUBJECT).stream()
                .map(item -> plans.item(item, decision.year().previous()).heading())
                .toList();
        var after = (decision.act() == RegisterAct.RENAME || decision.act() == RegisterAct.RENUMBER
                        ? decision.items(Part.SUBJECT)
                        : decision.results())
                .stream()
                        .map(item -> plans.item(item, decision.year()).heading())
                        .toList();
        return new EditionContent.Change(
                decision.year().year(), decision.act().name(), words.of("plan.act." + decision.act()), before, after);
    }

    /** Of every remark of the plan's published years, where it stands when this year is published. */
    private List<EditionContent.Advice> advice(CycleView cycle, Map<PlanItemId, Integer> rows) {
        var told = new ArrayList<EditionContent.Advice>();
        var taken = takenOver(cycle, rows);
        published(cycle).forEach(year -> {
            var said = remarks.ofCycle(year.id());
            var items = evaluations
                    .all(said.stream().map(RemarkView::evaluation).collect(Collectors.toSet()))
                    .stream()
                    .collect(Collectors.toMap(EvaluationView::id, EvaluationView::item));
            var done = done(cycle, said);
            said.forEach(remark -> told.add(advice(
                    remark,
                    year.year(),
                    taken.get(items.get(remark.evaluation())),
                    done.getOrDefault(remark.id(), List.of()))));
        });
        return told;
    }

    private EditionContent.Advice advice(
            RemarkView remark, FiscalYear year, @Nullable Integer row, List<EditionContent.Done> done) {
        var standing = remark.standing();
        return new EditionContent.Advice(
                year.year(),
                remark.number(),
                row,
                standing.substring(standing.lastIndexOf('.') + 1),
                words.of(standing),
                done);
    }

    private Stream<CycleView> published(CycleView before) {
        return cycles.all().stream()
                .filter(year -> year.plan().equals(before.plan()) && year.year().compareTo(before.year()) < 0)
                .filter(year -> !editions.ofCycle(year.id()).isEmpty())
                .sorted(Comparator.comparing(CycleView::year));
    }

    /** The row of every item of the year, and of what was merged into it or split into it before. */
    private Map<PlanItemId, Integer> takenOver(CycleView cycle, Map<PlanItemId, Integer> rows) {
        var taken = new HashMap<PlanItemId, Integer>();
        plans.ancestors(rows.keySet(), cycle.year())
                .forEach((item, ancestors) ->
                        ancestors.forEach(ancestor -> taken.putIfAbsent(ancestor, rows.get(item))));
        taken.putAll(rows);
        return taken;
    }

    /** What evaluations say that they did: those of this year, and those that are out already. */
    private Map<RemarkId, List<EditionContent.Done>> done(CycleView cycle, List<RemarkView> said) {
        var settled = remarks.followUps(said.stream().map(RemarkView::id).toList());
        var sheets =
                evaluations.all(settled.stream().map(FollowUpView::evaluation).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(EvaluationView::id, sheet -> sheet));
        var done = new HashMap<RemarkId, List<EditionContent.Done>>();
        for (var one : settled) {
            var sheet = Objects.requireNonNull(sheets.get(one.evaluation()));
            if (sheet.cycle().equals(cycle.id()) || sheet.status() == Status.PUBLISHED) {
                done.computeIfAbsent(one.remark(), remark -> new ArrayList<>())
                        .add(new EditionContent.Done(
                                cycles.get(sheet.cycle()).year().year(), one.text()));
            }
        }
        return done;
    }
}
