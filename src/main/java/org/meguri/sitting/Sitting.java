package org.meguri.sitting;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;

/** 第n回の会議: a day on which the committee, or one of its panels, takes sheets of a year. */
@Entity
@SuppressWarnings("NullAway.Init")
class Sitting {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private SittingId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    private int number;
    private LocalDate heldOn;
    private LocalTime beginsAt;
    private String place;
    private String panel;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "sitting_item", joinColumns = @JoinColumn(name = "sitting_id"))
    @OrderColumn(name = "position")
    private List<Item> items = new ArrayList<>();

    @Version
    private @Nullable Long version;

    /** A sheet on the agenda, as it is stored. */
    @Embeddable
    record Item(UUID evaluationId, int minutesExplaining, int minutesAsking, int minutesGrading) {

        static Item of(EvaluationId evaluation, Minutes minutes) {
            return new Item(evaluation.value(), minutes.explaining(), minutes.asking(), minutes.grading());
        }

        EvaluationId evaluation() {
            return new EvaluationId(evaluationId);
        }

        Minutes minutes() {
            return new Minutes(minutesExplaining, minutesAsking, minutesGrading);
        }
    }

    Sitting() {}

    Sitting(SittingId id, CycleId cycle, int number, SittingDraft draft) {
        this.id = id;
        this.cycle = cycle;
        this.number = number;
        set(draft);
    }

    void set(SittingDraft draft) {
        heldOn = draft.heldOn();
        beginsAt = draft.beginsAt();
        place = draft.place();
        panel = draft.panel();
    }

    SittingId id() {
        return id;
    }

    CycleId cycle() {
        return cycle;
    }

    int number() {
        return number;
    }

    boolean has(EvaluationId evaluation) {
        return items.stream().anyMatch(item -> item.evaluation().equals(evaluation));
    }

    /** Puts a sheet at the end of the agenda; one that is on it stays where it is. @return whether it is new there */
    boolean take(EvaluationId evaluation, Minutes minutes) {
        return !has(evaluation) && items.add(Item.of(evaluation, minutes));
    }

    /** @param agenda every sheet that is on the agenda, in the new order, with its minutes */
    void arrange(Map<EvaluationId, Minutes> agenda) {
        items.clear();
        agenda.forEach((evaluation, minutes) -> items.add(Item.of(evaluation, minutes)));
    }

    SittingView view() {
        var agenda = new ArrayList<SittingView.AgendaItem>();
        var at = beginsAt;
        for (var item : items) {
            agenda.add(new SittingView.AgendaItem(item.evaluation(), item.minutes(), at));
            at = at.plusMinutes(item.minutes().total());
        }
        return new SittingView(
                id, cycle, number, heldOn, beginsAt, place, panel, agenda, version == null ? 0 : version);
    }
}
