package org.meguri.linkage;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;

/** An item in a group of items that are the same work, from a day on and until somebody ends it. Never deleted. */
@Entity
@Table(name = "link_member")
@SuppressWarnings("NullAway.Init")
class Member {

    @Id
    private UUID id;

    @Column(name = "group_id")
    private UUID link;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "item_id"))
    private PlanItemId item;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_id"))
    private PlanId plan;

    private @Nullable UUID activeItem;
    private @Nullable UUID activePlan;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "added_by"))
    private OfficerId addedBy;

    private Instant addedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "ended_by"))
    private @Nullable OfficerId endedBy;

    private @Nullable Instant endedAt;
    private @Nullable String endReason;

    @Version
    private @Nullable Long version;

    Member() {}

    Member(UUID link, PlanItemView item, OfficerId by, Instant at) {
        this(link, item.id(), item.plan(), by, at);
    }

    private Member(UUID link, PlanItemId item, PlanId plan, OfficerId by, Instant at) {
        this.id = UUID.randomUUID();
        this.link = link;
        this.item = item;
        this.plan = plan;
        this.activeItem = item.value();
        this.activePlan = plan.value();
        this.addedBy = by;
        this.addedAt = at;
    }

    UUID link() {
        return link;
    }

    PlanItemId item() {
        return item;
    }

    PlanId plan() {
        return plan;
    }

    boolean active() {
        return endedAt == null;
    }

    /** Ends the membership; ended once, it stays ended. */
    void end(@Nullable String reason, OfficerId by, Instant at) {
        if (!active()) {
            return;
        }
        activeItem = null;
        activePlan = null;
        endedBy = by;
        endedAt = at;
        endReason = reason;
    }

    /** The same item in another group, into which this one has been taken. */
    Member in(UUID other, OfficerId by, Instant at) {
        return new Member(other, item, plan, by, at);
    }

    MemberView view() {
        return new MemberView(link, item, plan, addedBy, addedAt, endedBy, endedAt, endReason);
    }
}
