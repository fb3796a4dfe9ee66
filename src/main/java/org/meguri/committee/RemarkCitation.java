package org.meguri.committee;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EarlierRemarks.Citation;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** What a round of a later evaluation says of a remark of an earlier year. */
@Entity
@SuppressWarnings("NullAway.Init")
class RemarkCitation {

    @EmbeddedId
    private CitationKey id;

    private boolean followedUp;
    private String text;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cited_by"))
    private OfficerId citedBy;

    private Instant citedAt;
    private @Nullable Instant settledAt;

    RemarkCitation() {}

    RemarkCitation(CitationKey id, Citation citation, OfficerId by, Instant at) {
        this.id = id;
        say(citation, by, at);
    }

    final void say(Citation citation, OfficerId by, Instant at) {
        followedUp = citation.followedUp();
        text = citation.text();
        citedBy = by;
        citedAt = at;
    }

    /** The same words in the next round, which may change them; this one stays as it was handed in. */
    RemarkCitation carried() {
        return new RemarkCitation(
                new CitationKey(id.remark(), id.evaluation(), id.round() + 1), citation(), citedBy, citedAt);
    }

    /** The evaluation is confirmed: what it says is final. */
    void settle(Instant at) {
        settledAt = at;
    }

    RemarkId remark() {
        return id.remark();
    }

    EvaluationId evaluation() {
        return id.evaluation();
    }

    int round() {
        return id.round();
    }

    Citation citation() {
        return new Citation(followedUp, text);
    }

    boolean settled() {
        return settledAt != null;
    }

    FollowUpView view() {
        return new FollowUpView(id.remark(), id.evaluation(), text, settledAt);
    }
}
