package org.meguri.indicator;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;

/** Something that a plan counts. Never deleted: what a later table no longer names stays, with its actuals. */
@Entity
class Indicator {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private IndicatorId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_id"))
    private PlanId plan;

    private String identityHash;
    private int seq;
    private String levelKey;
    private String levelNumber;
    private String place;
    private String name;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "item_id"))
    private @Nullable PlanItemId item;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private @Nullable UnitId unit;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "original_id"))
    private @Nullable IndicatorId original;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Direction direction;

    private String measure;
    private String baselineRaw;
    private String baselineYearRaw;
    private @Nullable Integer baselineYear;

    @Convert(converter = DecimalConverter.class)
    private @Nullable BigDecimal baselineAmount;

    private String targetRaw;
    private String targetYearRaw;
    private @Nullable Integer targetYear;

    @Convert(converter = DecimalConverter.class)
    private @Nullable BigDecimal targetAmount;

    private String note;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected Indicator() {}

    @SuppressWarnings("NullAway.Init")
    Indicator(IndicatorId id, PlanId plan, IndicatorDraft draft, @Nullable IndicatorId original) {
        this.id = id;
        this.plan = plan;
        this.identityHash = draft.identity();
        become(draft, original);
    }

    IndicatorId id() {
        return id;
    }

    String identity() {
        return identityHash;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    UnitId unit() {
        return unit;
    }

    @Nullable
    IndicatorId original() {
        return original;
    }

    boolean says(IndicatorDraft draft, @Nullable IndicatorId reprinted) {
        var now = view();
        return now.equals(after(draft, reprinted));
    }

    /** Becomes what a later table says; who enters the actuals stays, unless the table says that too. */
    final void become(IndicatorDraft draft, @Nullable IndicatorId reprinted) {
        seq = draft.seq();
        levelKey = draft.level();
        levelNumber = draft.levelNumber();
        place = draft.place();
        name = draft.name();
        item = draft.item();
        unit = draft.unit() == null ? unit : draft.unit();
        original = reprinted;
        kind = draft.kind();
        direction = draft.direction();
        measure = draft.measure();
        baselineRaw = draft.baseline().raw();
        baselineYearRaw = draft.baseline().yearRaw();
        baselineYear = number(draft.baseline().year());
        baselineAmount = draft.baseline().amount();
        targetRaw = draft.target().raw();
        targetYearRaw = draft.target().yearRaw();
        targetYear = number(draft.target().year());
        targetAmount = draft.target().amount();
        note = draft.note();
    }

    /** From now on this unit enters the actuals; what was entered keeps the unit of its time. */
    void assign(@Nullable UnitId next) {
        unit = next;
    }

    /** Whether the person enters its actuals: the unit's staff and chief, and the planning division. */
    boolean mayBeWrittenBy(SignedIn person) {
        return mayWrite(person, unit);
    }

    static boolean mayWrite(SignedIn person, @Nullable UnitId unit) {
        return person.has(Role.PLANNING)
                || unit != null && (person.has(Role.SECTION_STAFF, unit) || person.has(Role.SECTION_CHIEF, unit));
    }

    IndicatorView view() {
        return new IndicatorView(
                id,
                plan,
                seq,
                levelKey,
                levelNumber,
                place,
                name,
                item,
                unit,
                original,
                kind,
                direction,
                measure,
                new PrintedFigure(baselineRaw, baselineYearRaw, year(baselineYear), baselineAmount),
                new PrintedFigure(targetRaw, targetYearRaw, year(targetYear), targetAmount),
                note);
    }

    private IndicatorView after(IndicatorDraft draft, @Nullable IndicatorId reprinted) {
        return new IndicatorView(
                id,
                plan,
                draft.seq(),
                draft.level(),
                draft.levelNumber(),
                draft.place(),
                draft.name(),
                draft.item(),
                draft.unit() == null ? unit : draft.unit(),
                reprinted,
                draft.kind(),
                draft.direction(),
                draft.measure(),
                draft.baseline(),
                draft.target(),
                draft.note());
    }

    private static @Nullable Integer number(@Nullable FiscalYear year) {
        return year == null ? null : year.year();
    }

    private static @Nullable FiscalYear year(@Nullable Integer number) {
        return number == null ? null : new FiscalYear(number);
    }
}
