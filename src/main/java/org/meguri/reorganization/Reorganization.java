package org.meguri.reorganization;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.reorganization.Lines.AppointmentLine;
import org.meguri.reorganization.Lines.FigureLine;
import org.meguri.reorganization.Lines.ItemLine;
import org.meguri.reorganization.Lines.MoveLine;
import org.meguri.reorganization.Lines.PersonLine;
import org.meguri.reorganization.Lines.UnitLine;
import org.meguri.system.Refusal;

/** One reorganisation of the town, from its draft to the report of what it moved. */
@Entity
@SuppressWarnings("NullAway.Init")
class Reorganization {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ReorganizationId id;

    private String title;
    private LocalDate firstDay;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ReorganizationState state;

    private long revision;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "drafted_by"))
    private OfficerId draftedBy;

    private Instant draftedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "changed_by"))
    private OfficerId changedBy;

    private Instant changedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private @Nullable OfficerId decidedBy;

    private @Nullable Instant decidedAt;
    private @Nullable Instant appliedAt;
    private boolean heldUp;

    /** The table of everything that moved, as CSV; empty before. */
    private String record = "";

    @ElementCollection
    @CollectionTable(name = "reorganization_unit", joinColumns = @JoinColumn(name = "reorganization_id"))
    @OrderColumn(name = "position")
    private List<UnitLine> units = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "reorganization_move", joinColumns = @JoinColumn(name = "reorganization_id"))
    @OrderColumn(name = "position")
    private List<MoveLine> moves = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "reorganization_item", joinColumns = @JoinColumn(name = "reorganization_id"))
    @OrderColumn(name = "position")
    private List<ItemLine> items = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "reorganization_person", joinColumns = @JoinColumn(name = "reorganization_id"))
    @OrderColumn(name = "position")
    private List<PersonLine> people = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "reorganization_appointment", joinColumns = @JoinColumn(name = "reorganization_id"))
    @OrderColumn(name = "position")
    private List<AppointmentLine> appointments = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "reorganization_figure", joinColumns = @JoinColumn(name = "reorganization_id"))
    @OrderColumn(name = "position")
    private List<FigureLine> figures = new ArrayList<>();

    @Version
    private @Nullable Long version;

    Reorganization() {}

    Reorganization(ReorganizationId id, String title, LocalDate firstDay, OfficerId by, Instant at) {
        this.id = id;
        this.title = title;
        this.firstDay = firstDay;
        this.state = ReorganizationState.DRAFT;
        this.draftedBy = by;
        this.draftedAt = at;
        this.changedBy = by;
        this.changedAt = at;
    }

    ReorganizationId id() {
        return id;
    }

    String title() {
        return title;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    ReorganizationState state() {
        return state;
    }

    long revision() {
        return revision;
    }

    OfficerId draftedBy() {
        return draftedBy;
    }

    OfficerId changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    OfficerId decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant appliedAt() {
        return appliedAt;
    }

    /** Whether its day has come and something stood in its way. */
    boolean heldUp() {
        return heldUp;
    }

    String record() {
        return record;
    }

    List<FigureLine> figures() {
        return List.copyOf(figures);
    }

    Mapping mapping() {
        return new Mapping(
                units.stream().map(UnitLine::wanted).toList(),
                moves.stream().map(MoveLine::move).toList(),
                items.stream().map(ItemLine::choice).toList(),
                people.stream().map(PersonLine::choice).toList(),
                appointments.stream().map(AppointmentLine::appointment).toList());
    }

    /** @param seen the revision that the person saw */
    void retitle(String otherTitle, LocalDate otherDay, OfficerId by, Instant at, long seen) {
        change(by, at, seen);
        title = otherTitle;
        firstDay = otherDay;
    }

    /** @param seen the revision that the person saw */
    void map(Mapping mapping, OfficerId by, Instant at, long seen) {
        change(by, at, seen);
        replace(units, mapping.units().stream().map(UnitLine::of).toList());
        replace(moves, mapping.moves().stream().map(MoveLine::of).toList());
        replace(items, mapping.items().stream().map(ItemLine::of).toList());
        replace(people, mapping.people().stream().map(PersonLine::of).toList());
        replace(
                appointments,
                mapping.appointments().stream().map(AppointmentLine::of).toList());
    }

    private void change(OfficerId by, Instant at, long seen) {
        requireDraft();
        if (seen != revision) {
            throw Refusal.conflict("reorganization.changed-meanwhile");
        }
        revision++;
        changedBy = by;
        changedAt = at;
    }

    void requireDraft() {
        if (state != ReorganizationState.DRAFT) {
            throw Refusal.conflict("reorganization.not-a-draft");
        }
    }

    /** @param seen the revision that the person saw */
    void schedule(OfficerId by, Instant at, long seen) {
        requireDraft();
        if (seen != revision) {
            throw Refusal.conflict("reorganization.changed-meanwhile");
        }
        state = ReorganizationState.SCHEDULED;
        decidedBy = by;
        decidedAt = at;
    }

    /** @throws Refusal (409) once its day has come and it was done, or was never decided */
    void withdraw() {
        if (state != ReorganizationState.SCHEDULED) {
            throw Refusal.conflict("reorganization.not-scheduled");
        }
        state = ReorganizationState.DRAFT;
        heldUp = false;
        revision++;
    }

    void holdUp() {
        heldUp = true;
    }

    void applied(Instant at, List<FigureLine> counted, String table) {
        if (state != ReorganizationState.SCHEDULED) {
            throw Refusal.conflict("reorganization.not-scheduled");
        }
        state = ReorganizationState.APPLIED;
        appliedAt = at;
        heldUp = false;
        replace(figures, counted);
        record = table;
    }

    private static <T> void replace(List<T> old, List<T> next) {
        if (!List.copyOf(old).equals(next)) {
            old.clear();
            old.addAll(next);
        }
    }
}
