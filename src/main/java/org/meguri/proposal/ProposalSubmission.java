package org.meguri.proposal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.meguri.organization.OfficerId;
import org.meguri.plan.Responsibility;
import org.meguri.system.StringMapConverter;
import org.springframework.data.domain.Persistable;

/** A proposal as it was handed in. Never changed. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class ProposalSubmission implements Persistable<SubmissionKey> {

    @EmbeddedId
    private SubmissionKey key;

    @Convert(converter = StringMapConverter.class)
    private Map<String, String> content;

    private String units;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "submitted_by"))
    private OfficerId submittedBy;

    private Instant submittedAt;

    @Transient
    private boolean fresh = true;

    ProposalSubmission() {}

    ProposalSubmission(
            ProposalId proposal,
            int number,
            Map<String, String> content,
            List<Responsibility> units,
            OfficerId by,
            Instant at) {
        this.key = new SubmissionKey(proposal, number);
        this.content = new LinkedHashMap<>(content);
        this.units = units.stream().map(Responsibility::printed).collect(Collectors.joining("、"));
        this.submittedBy = by;
        this.submittedAt = at;
    }

    @Override
    public SubmissionKey getId() {
        return key;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void kept() {
        fresh = false;
    }

    SubmissionView view() {
        return new SubmissionView(key.number(), new LinkedHashMap<>(content), units, submittedBy, submittedAt);
    }
}
