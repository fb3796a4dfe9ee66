package org.meguri.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.SheetMargin;
import org.meguri.organization.SignedIn;
import org.meguri.system.JapaneseDates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Beside a sheet: the indicators of its item with the figures of the year, one press away from their pages. */
@Component
@Transactional(readOnly = true)
class IndicatorMargin implements SheetMargin {

    private final IndicatorLookup lookup;
    private final CycleLookup cycles;
    private final AssessmentWords assessments;
    private final JapaneseDates dates;

    IndicatorMargin(IndicatorLookup lookup, CycleLookup cycles, AssessmentWords assessments, JapaneseDates dates) {
        this.lookup = lookup;
        this.cycles = cycles;
        this.assessments = assessments;
        this.dates = dates;
    }

    /** The indicators of a sheet's item. @param yearNumber of the year whose figures they are */
    record Block(String sheet, String year, String yearNumber, List<Line> lines) {}

    /** An indicator. @param settlesOn when its value is to be final, or "" */
    record Line(
            IndicatorView indicator,
            String actual,
            boolean provisional,
            String settlesOn,
            AssessmentWords.Told told,
            boolean mayWrite) {}

    @Override
    public Optional<Note> of(EvaluationView evaluation, SignedIn person) {
        var own = lookup.ofItems(List.of(evaluation.item()));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        var year = cycles.get(evaluation.cycle()).year();
        var lines = lookup.assess(own, year).stream()
                .map(one -> {
                    var actual = one.actual();
                    var indicator = one.indicator();
                    return new Line(
                            indicator,
                            actual == null ? "" : actual.raw(),
                            actual != null && actual.provisional(),
                            actual == null || actual.settlesOn() == null ? "" : brief(actual.settlesOn()),
                            assessments.tell(one),
                            indicator.original() == null && Indicator.mayWrite(person, indicator.unit()));
                })
                .toList();
        return Optional.of(new Note(
                "indicator/margin", new Block(evaluation.id().toString(), year.named(), year.toString(), lines)));
    }

    private String brief(LocalDate day) {
        return dates.brief(day);
    }
}
