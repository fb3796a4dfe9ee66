package org.meguri.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.plan.PlanId;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** The planning division says who enters the actuals, and how the plan reads them. */
@UseCase
class ArrangeIndicators {

    /** Bands of a plan. */
    static final int MOST_BANDS = 9;

    private static final int LABEL_LENGTH = 40;
    private static final Set<String> TONES = Set.of("good", "fair", "poor", "none");
    private static final BigDecimal HIGHEST = BigDecimal.TEN;

    private final Indicators indicators;
    private final Yardsticks yardsticks;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ArrangeIndicators(
            Indicators indicators,
            Yardsticks yardsticks,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.indicators = indicators;
        this.yardsticks = yardsticks;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /** A band as it was typed; a row without threshold and label is none. Per cent. */
    record TypedBand(@Nullable String percent, @Nullable String label, @Nullable String tone) {

        boolean empty() {
            return FreeText.blank(percent) && FreeText.blank(label);
        }
    }

    /**
     * Gives indicators of a plan to units.
     *
     * @param units null for nobody yet
     * @return how many changed hands
     * @throws Refusal when a unit is not in force today
     */
    int assign(PlanId plan, Map<IndicatorId, @Nullable UnitId> units, SignedIn person) {
        ReadIndicators.requirePlanning(person);
        var inForce =
                directory.units(LocalDate.now(clock)).stream().map(UnitView::id).toList();
        var changed = 0;
        for (var indicator : indicators.ofPlan(plan)) {
            if (!units.containsKey(indicator.id())) {
                continue;
            }
            var unit = units.get(indicator.id());
            if (Objects.equals(unit, indicator.unit())) {
                continue;
            }
            if (unit != null && !inForce.contains(unit)) {
                throw new Refusal("indicator.units.unknown");
            }
            indicator.assign(unit);
            changed++;
        }
        if (changed > 0) {
            events.publishEvent(new IndicatorUnitsAssigned(plan, changed, person.id(), clock.instant()));
        }
        return changed;
    }

    /**
     * Sets the plan's yardstick.
     *
     * @param tolerance per cent of the way, 0 to 100
     * @param margin per cent of the value, 0 to 100
     * @throws Refusal naming the field and the cure
     */
    void measureBy(
            PlanId plan, @Nullable String tolerance, @Nullable String margin, List<TypedBand> bands, SignedIn person) {
        ReadIndicators.requirePlanning(person);
        var read = new ArrayList<Yardstick.Band>();
        for (var at = 0; at < bands.size(); at++) {
            var typed = bands.get(at);
            if (typed.empty()) {
                continue;
            }
            var place = Integer.toString(at + 1);
            var from = part(typed.percent(), HIGHEST.negate(), HIGHEST)
                    .orElseThrow(() -> new Refusal("indicator.yardstick.band-percent", place));
            if (FreeText.blank(typed.label())) {
                throw new Refusal("indicator.yardstick.band-label", place);
            }
            var label = FreeText.accept("indicator.yardstick.label", typed.label(), true, LABEL_LENGTH);
            var tone = typed.tone();
            if (tone == null || !TONES.contains(tone)) {
                throw new Refusal("indicator.yardstick.band-tone", place);
            }
            if (read.stream().anyMatch(other -> other.from().compareTo(from) == 0)) {
                throw new Refusal("indicator.yardstick.band-twice", place);
            }
            read.add(new Yardstick.Band(from, label, tone));
        }
        if (read.size() > MOST_BANDS) {
            throw new Refusal("indicator.yardstick.too-many", Integer.toString(MOST_BANDS));
        }
        var yardstick = new Yardstick(
                part(tolerance, BigDecimal.ZERO, BigDecimal.ONE)
                        .orElseThrow(() -> new Refusal("indicator.yardstick.tolerance-percent")),
                part(margin, BigDecimal.ZERO, BigDecimal.ONE)
                        .orElseThrow(() -> new Refusal("indicator.yardstick.margin-percent")),
                read);
        yardsticks
                .findById(plan)
                .ifPresentOrElse(
                        own -> own.become(yardstick), () -> yardsticks.save(new IndicatorYardstick(plan, yardstick)));
        events.publishEvent(new YardstickSet(plan, read.size(), person.id(), clock.instant()));
    }

    private static Optional<BigDecimal> part(@Nullable String percent, BigDecimal least, BigDecimal most) {
        return PrintedValue.read(percent == null ? "" : percent)
                .plain()
                .filter(number -> number.scale() <= 4)
                .map(number -> number.movePointLeft(2))
                .filter(part -> part.compareTo(least) >= 0 && part.compareTo(most) <= 0);
    }
}
