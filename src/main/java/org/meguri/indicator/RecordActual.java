package org.meguri.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Enters the actual of a year, or corrects it. What looks odd is asked about once, and taken with a reason. */
@UseCase
class RecordActual {

    /** Code points of a note or a reason. */
    static final int NOTE_LENGTH = 1_000;

    /** UTF-16 units of a value. */
    static final int RAW_LENGTH = 100;

    static final int FIRST_YEAR = 1989;
    private static final int MOST_DIGITS = 30;

    private final Indicators indicators;
    private final IndicatorActuals actuals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordActual(Indicators indicators, IndicatorActuals actuals, ApplicationEventPublisher events, Clock clock) {
        this.indicators = indicators;
        this.actuals = actuals;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a person typed.
     *
     * @param raw the value; empty takes an entered one back
     * @param note where the value is from
     * @param seen the revision that the person saw, 0 where nothing was entered yet
     * @param confirmed the value that the person has looked at twice; "" where nobody was asked
     * @param reason why it is right, or why it is corrected
     * @param settlesOn when a provisional value is to be final; counts for provisional values only
     */
    record Command(
            @Nullable String raw,
            @Nullable String note,
            boolean provisional,
            int seen,
            @Nullable String confirmed,
            @Nullable String reason,
            @Nullable LocalDate settlesOn) {

        Command(
                @Nullable String raw,
                @Nullable String note,
                boolean provisional,
                int seen,
                @Nullable String confirmed,
                @Nullable String reason) {
            this(raw, note, provisional, seen, confirmed, reason, null);
        }
    }

    /** Either the revision that was entered, or what to look at twice: then nothing was entered yet. */
    record Answer(int revision, List<Plausibility.Warning> warnings) {}

    /**
     * Enters an actual in the series of the indicator.
     *
     * @throws Refusal (403) when the person does not enter this indicator's actuals; (409) when somebody else was first;
     *     otherwise when the year or the value cannot be used, or a reason is missing
     */
    Answer enter(IndicatorId id, FiscalYear year, Command command, SignedIn person) {
        var indicator = indicators.hold(id).orElseThrow(() -> Refusal.notFound("indicator.unknown"));
        if (!indicator.mayBeWrittenBy(person)) {
            throw Refusal.forbidden("indicator.not-yours");
        }
        if (indicator.original() != null) {
            throw new Refusal("indicator.entry.again");
        }
        requireYear(year, clock);
        var raw = FreeText.accept("indicator.actual", command.raw(), false, RAW_LENGTH)
                .replace('\n', ' ');
        var note = FreeText.accept("indicator.entry.note", command.note(), false, NOTE_LENGTH);
        var reason = FreeText.accept("indicator.entry.reason", command.reason(), false, NOTE_LENGTH);
        var entered =
                actuals.of(List.of(id)).stream().map(IndicatorActual::view).toList();
        var before = latest(entered, year);
        var revision = before == null ? 0 : before.revision();
        if (revision != command.seen()) {
            throw Refusal.conflict("indicator.entry.conflict");
        }
        var settlesOn = command.provisional() && !raw.isEmpty() ? command.settlesOn() : null;
        var typed = PrintedValue.read(raw);
        var warnings = List.<Plausibility.Warning>of();
        if (raw.isEmpty()) {
            if (before == null || before.raw().isEmpty()) {
                throw new Refusal("indicator.entry.empty");
            }
            if (FreeText.blank(reason)) {
                throw new Refusal("indicator.entry.take-back-reason");
            }
        } else {
            requireNumber(typed);
            if (before != null
                    && before.raw().equals(raw)
                    && before.note().equals(note)
                    && before.provisional() == command.provisional()
                    && Objects.equals(before.settlesOn(), settlesOn)) {
                throw new Refusal("indicator.entry.unchanged");
            }
            requireToCome(settlesOn, before);
            warnings = Plausibility.check(
                    indicator.kind(), indicator.view().measure(), known(indicator, entered), year, typed);
            if (!warnings.isEmpty() && !raw.equals(FreeText.normalise(command.confirmed()))) {
                return new Answer(0, warnings);
            }
            if (!warnings.isEmpty() && FreeText.blank(reason)) {
                throw new Refusal("indicator.entry.confirm-reason");
            }
            if (before != null && !before.raw().equals(raw) && !before.provisional() && FreeText.blank(reason)) {
                throw new Refusal("indicator.entry.correct-reason");
            }
        }
        var now = clock.instant();
        var said = new ActualView(
                id,
                year,
                revision + 1,
                raw,
                typed.number(),
                command.provisional(),
                note,
                reason,
                warnings.stream().map(Plausibility.Warning::key).collect(Collectors.joining(" ")),
                indicator.unit(),
                person.id(),
                now,
                settlesOn);
        actuals.saveAndFlush(new IndicatorActual(said));
        events.publishEvent(new IndicatorRecorded(id, year, revision + 1, person.id(), now));
        return new Answer(revision + 1, List.of());
    }

    /** @throws Refusal when no actual of the year can be known yet, or the year lies before all plans */
    static FiscalYear requireYear(FiscalYear year, Clock clock) {
        var current = FiscalYear.of(LocalDate.now(clock));
        if (year.year() < FIRST_YEAR || year.compareTo(current) > 0) {
            throw new Refusal("indicator.entry.year", Integer.toString(FIRST_YEAR), Integer.toString(current.year()));
        }
        return year;
    }

    /** A day that was said before may have passed since; a new one is still to come. */
    private void requireToCome(@Nullable LocalDate settlesOn, @Nullable ActualView before) {
        if (settlesOn != null
                && settlesOn.isBefore(LocalDate.now(clock))
                && (before == null || !settlesOn.equals(before.settlesOn()))) {
            throw new Refusal("indicator.entry.settles-past");
        }
    }

    private static void requireNumber(PrintedValue typed) {
        var number = typed.plain().orElseThrow(() -> new Refusal("indicator.entry.no-number"));
        if (number.scale() > MOST_DIGITS || number.precision() - number.scale() > MOST_DIGITS) {
            throw new Refusal("indicator.entry.digits", Integer.toString(MOST_DIGITS));
        }
    }

    private static NavigableMap<FiscalYear, BigDecimal> known(Indicator indicator, List<ActualView> entered) {
        var known = new TreeMap<FiscalYear, BigDecimal>();
        var baseline = indicator.view().baseline();
        if (baseline.year() != null && baseline.amount() != null) {
            known.put(baseline.year(), baseline.amount());
        }
        for (var actual : entered) {
            // In the order of revisions: a later one takes an earlier one's place.
            if (actual.amount() == null) {
                known.remove(actual.year());
            } else {
                known.put(actual.year(), actual.amount());
            }
        }
        return known;
    }

    static @Nullable ActualView latest(List<ActualView> entered, FiscalYear year) {
        return entered.stream()
                .filter(actual -> actual.year().equals(year))
                .reduce((first, second) -> second)
                .map(Objects::requireNonNull)
                .orElse(null);
    }
}
