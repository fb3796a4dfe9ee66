package org.meguri.proposal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;

@Embeddable
record SubmissionKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "proposal_id")) ProposalId proposal,
        int number)
        implements Serializable {}
