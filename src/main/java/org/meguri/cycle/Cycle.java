package org.meguri.cycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanView;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;

/** One plan in one fiscal year. It moves through its states in order and never back. */
@Entity
@SuppressWarnings("NullAway.Init")
class Cycle {

    private static final ObjectMapper JSON = new ObjectMapper();

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CycleId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_id"))
    private PlanId plan;

    private int fiscalYear;
    private String title;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CycleState state;

    private String definition;
    private String sheet;
    private @Nullable LocalDate openedOn;
    private @Nullable LocalDate closedOn;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "cycle_stage", joinColumns = @JoinColumn(name = "cycle_id"))
    @MapKeyColumn(name = "stage")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Stage, StageDays> days = new EnumMap<>(Stage.class);

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "cycle_sheet", joinColumns = @JoinColumn(name = "cycle_id"))
    @MapKeyColumn(name = "variant")
    @Column(name = "sheet")
    private Map<String, String> sheets = new HashMap<>();

    @Version
    private @Nullable Long version;

    Cycle() {}

    Cycle(CycleId id, PlanView plan, FiscalYear year, String title, Forms forms, Map<Stage, StageDays> days) {
        this.id = id;
        this.plan = plan.id();
        this.fiscalYear = year.year();
        this.state = CycleState.PLANNED;
        plan(plan, title, forms, days);
    }

    /** The JSON of the plan's own form, and of its others by their keys. */
    record Forms(String own, Map<String, String> others) {}

    CycleId id() {
        return id;
    }

    CycleState state() {
        return state;
    }

    FiscalYear year() {
        return new FiscalYear(fiscalYear);
    }

    /** Until it opens, a cycle follows what its plan says; so a fault in a sheet can be put right. */
    void replan(PlanView plan, String newTitle, Forms forms, Map<Stage, StageDays> newDays) {
        requirePlanned();
        plan(plan, newTitle, forms, newDays);
    }

    private void plan(PlanView plan, String newTitle, Forms forms, Map<Stage, StageDays> newDays) {
        title = newTitle;
        definition = write(plan.definition());
        sheet = forms.own();
        sheets.keySet().retainAll(forms.others().keySet());
        sheets.putAll(forms.others());
        days.clear();
        days.putAll(newDays);
    }

    /**
     * Sets a stage's days while the year runs.
     *
     * @throws Refusal (409) when the year is over
     */
    void move(Stage stage, StageDays to) {
        if (state == CycleState.CLOSED) {
            throw Refusal.conflict("cycle.days.closed", title);
        }
        days.put(stage, to);
    }

    /** @throws Refusal (409) when it is open already */
    void requirePlanned() {
        if (state != CycleState.PLANNED) {
            throw Refusal.conflict("cycle.already-open", title);
        }
    }

    void open(LocalDate on) {
        requirePlanned();
        state = CycleState.OPENING;
        openedOn = on;
    }

    /** Enters a later state; being in it already changes nothing, so that a repeated job does no harm. */
    void enter(CycleState next) {
        if (next.ordinal() < state.ordinal()) {
            throw new IllegalStateException("Cycle %s is %s and cannot go back to %s".formatted(id, state, next));
        }
        state = next;
    }

    void close(LocalDate on) {
        if (state != CycleState.PUBLICATION) {
            throw new IllegalStateException("Cycle %s is %s and cannot be closed".formatted(id, state));
        }
        state = CycleState.CLOSED;
        closedOn = on;
    }

    CycleView view() {
        return new CycleView(
                id,
                plan,
                year(),
                title,
                state,
                dues(),
                read(definition),
                sheet,
                openedOn,
                closedOn,
                Map.copyOf(sheets),
                locks());
    }

    private Map<Stage, LocalDate> dues() {
        var dues = new EnumMap<Stage, LocalDate>(Stage.class);
        days.forEach((stage, of) -> dues.put(stage, of.due()));
        return Map.copyOf(dues);
    }

    private Map<Stage, LocalDate> locks() {
        var locks = new EnumMap<Stage, LocalDate>(Stage.class);
        days.forEach((stage, of) -> {
            if (of.lockDay() != null) {
                locks.put(stage, of.lockDay());
            }
        });
        return Map.copyOf(locks);
    }

    private static String write(PlanDefinition definition) {
        try {
            return JSON.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan definition cannot be written as JSON", e);
        }
    }

    private static PlanDefinition read(String json) {
        try {
            return JSON.readValue(json, PlanDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A cycle's plan definition cannot be read", e);
        }
    }
}
