package org.meguri.ladder;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** The whole rung table as it counts from a day. Never changed; one that was to come can be withdrawn. */
@Entity
@SuppressWarnings("NullAway.Init")
class LadderEdition {

    /** UTF-16 units of a reason. */
    static final int REASON_LENGTH = 300;

    @Id
    private UUID id;

    private int number;
    private LocalDate fromDay;
    private String stage;
    private String reason;
    private String deployed;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "made_by"))
    private OfficerId madeBy;

    private Instant madeAt;
    private @Nullable Instant withdrawnAt;

    @ElementCollection
    @CollectionTable(name = "ladder_row", joinColumns = @JoinColumn(name = "edition_id"))
    @OrderColumn(name = "position")
    private List<LadderLine> lines = new ArrayList<>();

    @Version
    private @Nullable Long version;

    LadderEdition() {}

    LadderEdition(
            int number,
            LocalDate fromDay,
            String stage,
            String reason,
            String deployed,
            List<LadderRow> rows,
            OfficerId madeBy,
            Instant madeAt) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.fromDay = fromDay;
        this.stage = stage;
        this.reason = reason;
        this.deployed = deployed;
        this.lines.addAll(rows.stream().map(LadderLine::of).toList());
        this.madeBy = madeBy;
        this.madeAt = madeAt;
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    LocalDate fromDay() {
        return fromDay;
    }

    /** The table's id in the engine. */
    String deployed() {
        return deployed;
    }

    void deployAs(String table) {
        deployed = table;
    }

    List<LadderRow> rows() {
        return lines.stream().map(LadderLine::row).toList();
    }

    boolean withdrawn() {
        return withdrawnAt != null;
    }

    /** It will not come. @return whether it would have come until now */
    boolean withdraw(Instant at) {
        if (withdrawnAt != null) {
            return false;
        }
        withdrawnAt = at;
        return true;
    }

    LadderEditionView view() {
        return new LadderEditionView(number, fromDay, stage, reason, rows(), madeBy, madeAt, withdrawnAt);
    }
}
