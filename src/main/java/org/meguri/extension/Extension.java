package org.meguri.extension;

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
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Place;
import org.meguri.cycle.Stage;
import org.meguri.organization.UnitId;
import org.meguri.system.Refusal;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;

/** A conversation about more days for one task, or for all that a unit has to do in a stage. */
@Entity
@SuppressWarnings("NullAway.Init")
class Extension {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ExtensionId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private TaskKind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private UnitId unit;

    @Column(name = "subject_id")
    private @Nullable UUID subject;

    private String title;
    private LocalDate dueThen;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ExtensionState state;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "extension_turn", joinColumns = @JoinColumn(name = "extension_id"))
    @OrderColumn(name = "position")
    private List<Turn> turns = new ArrayList<>();

    @Version
    private @Nullable Long version;

    Extension() {}

    /** @param asked the first word: a department asks, or the planning division gives @param all whether it is about everything that the unit has to do in the stage */
    Extension(TaskView task, Stage stage, UnitId unit, boolean all, String title, Turn asked) {
        this.id = ExtensionId.create();
        this.cycle = new CycleId(task.cycle());
        this.stage = stage;
        this.kind = task.kind();
        this.unit = unit;
        this.subject = all ? null : task.subject();
        this.title = title;
        this.dueThen = task.due();
        this.state = asked.act() == Act.GIVE ? ExtensionState.GRANTED : ExtensionState.ASKED;
        this.turns.add(asked);
    }

    ExtensionId id() {
        return id;
    }

    CycleId cycle() {
        return cycle;
    }

    Stage stage() {
        return stage;
    }

    TaskKind kind() {
        return kind;
    }

    UnitId unit() {
        return unit;
    }

    @Nullable
    UUID subject() {
        return subject;
    }

    Place place() {
        return new Place(unit, subject);
    }

    String title() {
        return title;
    }

    LocalDate dueThen() {
        return dueThen;
    }

    ExtensionState state() {
        return state;
    }

    List<Turn> turns() {
        return List.copyOf(turns);
    }

    ExtensionView view() {
        return new ExtensionView(id, cycle, stage, kind, unit, subject, title, dueThen, state, List.copyOf(turns));
    }

    /** What was said last. */
    Turn last() {
        return turns.get(turns.size() - 1);
    }

    /**
     * Says the next thing.
     *
     * @param seen how many things had been said on the speaker's page
     * @throws Refusal (409) when somebody else has said something meanwhile, or it is not the speaker's turn
     */
    void say(Turn turn, int seen) {
        if (seen != turns.size()) {
            throw Refusal.conflict("extension.moved-on", title);
        }
        state = switch (turn.act()) {
            case ASK -> after(turn, ExtensionState.ASKED, ExtensionState.PROPOSED);
            case GIVE -> throw Refusal.conflict("extension.not-now", title);
            case GRANT -> after(turn, ExtensionState.GRANTED, ExtensionState.ASKED);
            case PROPOSE -> after(turn, ExtensionState.PROPOSED, ExtensionState.ASKED);
            case AGREE -> after(turn, ExtensionState.GRANTED, ExtensionState.PROPOSED);
            case DECLINE -> after(turn, ExtensionState.DECLINED, ExtensionState.ASKED);
            case WITHDRAW -> after(turn, ExtensionState.WITHDRAWN, ExtensionState.ASKED, ExtensionState.PROPOSED);
        };
        turns.add(turn);
    }

    private ExtensionState after(Turn turn, ExtensionState next, ExtensionState... from) {
        if (!List.of(from).contains(state)) {
            throw Refusal.conflict("extension.not-now", title);
        }
        return next;
    }
}
