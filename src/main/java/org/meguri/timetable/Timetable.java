package org.meguri.timetable;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Stage;

/** From what the days of a cycle were computed last. The days themselves belong to the cycle. */
@Entity
@SuppressWarnings("NullAway.Init")
class Timetable {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    private LocalDate opening;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "timetable_fixed_day", joinColumns = @JoinColumn(name = "cycle_id"))
    @OrderColumn(name = "position")
    private List<Fixed> fixed = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "timetable_stage", joinColumns = @JoinColumn(name = "cycle_id"))
    @MapKeyColumn(name = "stage")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Stage, Span> spans = new EnumMap<>(Stage.class);

    @Version
    private @Nullable Long version;

    /** A day that cannot be moved, as it is stored. */
    @Embeddable
    record Fixed(
            String name,
            @Column(name = "fixed_on") LocalDate day,
            @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Stage stage,
            int margin) {}

    /** Working days that a stage takes, and how many of them lie between due day and lock. */
    @Embeddable
    record Span(@Column(name = "working_days") int length, int grace) {}

    Timetable() {}

    Timetable(CycleId cycle, BackwardSchedule.Given given) {
        this.cycle = cycle;
        take(given);
    }

    void take(BackwardSchedule.Given given) {
        opening = given.opening();
        fixed.clear();
        given.fixed().forEach(day -> fixed.add(new Fixed(day.name(), day.day(), day.stage(), day.margin())));
        spans.clear();
        given.lengths()
                .forEach((stage, length) ->
                        spans.put(stage, new Span(length, given.graces().getOrDefault(stage, 0))));
    }

    BackwardSchedule.Given given() {
        var lengths = new EnumMap<Stage, Integer>(Stage.class);
        var graces = new EnumMap<Stage, Integer>(Stage.class);
        spans.forEach((stage, span) -> {
            lengths.put(stage, span.length());
            graces.put(stage, span.grace());
        });
        return new BackwardSchedule.Given(
                opening,
                lengths,
                graces,
                fixed.stream()
                        .map(day -> new FixedDay(day.name(), day.day(), day.stage(), day.margin()))
                        .toList());
    }
}
