package org.meguri.indicator;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.PlanId;

/** The yardstick of a plan. */
@Entity
class IndicatorYardstick {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "plan_id"))
    private PlanId plan;

    @Convert(converter = DecimalConverter.class)
    private BigDecimal tolerance;

    @Convert(converter = DecimalConverter.class)
    private BigDecimal margin;

    @ElementCollection
    @CollectionTable(name = "indicator_band", joinColumns = @JoinColumn(name = "plan_id"))
    @OrderColumn(name = "position")
    private List<StoredBand> bands = new ArrayList<>();

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected IndicatorYardstick() {}

    @SuppressWarnings("NullAway.Init")
    IndicatorYardstick(PlanId plan, Yardstick yardstick) {
        this.plan = plan;
        become(yardstick);
    }

    /** A band as it is stored. */
    @Embeddable
    record StoredBand(
            @Column(name = "from_ratio") @Convert(converter = DecimalConverter.class) BigDecimal fromRatio,
            String label,
            String tone) {}

    final void become(Yardstick yardstick) {
        tolerance = yardstick.tolerance();
        margin = yardstick.margin();
        bands.clear();
        yardstick.bands().forEach(band -> bands.add(new StoredBand(band.from(), band.label(), band.tone())));
    }

    Yardstick yardstick() {
        return new Yardstick(
                tolerance,
                margin,
                bands.stream()
                        .map(band -> new Yardstick.Band(band.fromRatio(), band.label(), band.tone()))
                        .toList());
    }
}
