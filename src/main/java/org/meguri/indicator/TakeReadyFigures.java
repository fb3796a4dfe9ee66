package org.meguri.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.Upload;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;

/**
 * Takes indicators and actuals in that were prepared, as those of the sample town are: by the rules of the pages, but
 * without the questions of the pages. Whatever a person would have to look at is refused.
 */
@UseCase
public class TakeReadyFigures {

    private final ReadIndicators read;
    private final RecordActual record;

    TakeReadyFigures(ReadIndicators read, RecordActual record) {
        this.read = read;
        this.record = record;
    }

    /**
     * A prepared actual.
     *
     * @param raw the value as a person types it
     * @param note where it is from; may be empty
     * @param settlesOn until when it is provisional; null where it is final
     */
    public record Ready(
            IndicatorId indicator, FiscalYear year, String raw, String note, @Nullable LocalDate settlesOn) {}

    /**
     * Takes a table of indicators in.
     *
     * @return how many are new
     * @throws Refusal (403) when the person is not of the planning division; (422) when the table cannot be read, or leaves
     *     anything to be put right or decided
     */
    public int table(PlanId plan, Upload file, SignedIn person) {
        var id = read.keep(plan, file, person);
        var seen = read.preview(plan, id, person);
        return read.takeIn(plan, id, person, seen.outcome(), IndicatorTable.Decisions.NONE, false)
                .added();
    }

    /**
     * Enters the first actual of a year.
     *
     * @throws Refusal as {@link RecordActual#enter}; (422) also when the value looks odd
     */
    public void actual(Ready ready, SignedIn person) {
        var settlesOn = ready.settlesOn();
        // The value counts as looked at twice; without a reason, an odd one is refused all the same.
        record.enter(
                ready.indicator(),
                ready.year(),
                new RecordActual.Command(ready.raw(), ready.note(), settlesOn != null, 0, ready.raw(), "", settlesOn),
                person);
    }
}
