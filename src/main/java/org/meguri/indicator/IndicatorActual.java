package org.meguri.indicator;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.system.FiscalYear;

/** What was entered for a year, once. A correction is a further one; none is ever changed. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class IndicatorActual {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "indicator_id"))
    private IndicatorId indicator;

    private int fiscalYear;
    private int revision;
    private String raw;

    @Convert(converter = DecimalConverter.class)
    private @Nullable BigDecimal amount;

    private boolean provisional;
    private @Nullable LocalDate settlesOn;
    private String note;
    private String reason;
    private String warnings;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private @Nullable UnitId unit;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "recorded_by"))
    private OfficerId recordedBy;

    private Instant recordedAt;

    IndicatorActual() {}

    IndicatorActual(ActualView said) {
        this.id = UUID.randomUUID();
        this.indicator = said.indicator();
        this.fiscalYear = said.year().year();
        this.revision = said.revision();
        this.raw = said.raw();
        this.amount = said.amount();
        this.provisional = said.provisional();
        this.settlesOn = said.settlesOn();
        this.note = said.note();
        this.reason = said.reason();
        this.warnings = said.warnings();
        this.unit = said.unit();
        this.recordedBy = said.by();
        this.recordedAt = said.at();
    }

    ActualView view() {
        return new ActualView(
                indicator,
                new FiscalYear(fiscalYear),
                revision,
                raw,
                amount,
                provisional,
                note,
                reason,
                warnings,
                unit,
                recordedBy,
                recordedAt,
                settlesOn);
    }
}
