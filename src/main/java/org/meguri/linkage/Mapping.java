package org.meguri.linkage;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;

/** Which fields of two plans' sheets say the same; decided once for a pair of plans. */
@Entity
@Table(name = "link_mapping")
@SuppressWarnings("NullAway.Init")
class Mapping {

    /** Between the codes that mean the same as one. */
    static final String BETWEEN = "\n";

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_low"))
    private PlanId low;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_high"))
    private PlanId high;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "link_mapping_field", joinColumns = @JoinColumn(name = "mapping_id"))
    @OrderColumn(name = "position")
    private List<FieldMatch> fields = new ArrayList<>();

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private OfficerId decidedBy;

    private Instant decidedAt;

    @Version
    private @Nullable Long version;

    Mapping() {}

    Mapping(PlanId low, PlanId high, List<FieldMatch> fields, OfficerId by, Instant at) {
        this.id = UUID.randomUUID();
        this.low = low;
        this.high = high;
        become(fields, by, at);
    }

    final void become(List<FieldMatch> matches, OfficerId by, Instant at) {
        fields.clear();
        fields.addAll(matches);
        decidedBy = by;
        decidedAt = at;
    }

    /** The pairs of fields as they are seen from a sheet of this plan. */
    List<Match> from(PlanId plan) {
        return fields.stream()
                .map(field -> plan.equals(low)
                        ? new Match(field.low(), field.high(), split(field), true)
                        : new Match(field.high(), field.low(), split(field), false))
                .toList();
    }

    private static Map<String, List<String>> split(FieldMatch field) {
        var choices = new LinkedHashMap<String, List<String>>();
        field.choices().forEach((code, others) -> choices.put(code, List.of(others.split(BETWEEN))));
        return choices;
    }
}
