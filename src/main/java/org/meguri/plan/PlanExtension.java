package org.meguri.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.time.LocalDate;
import org.meguri.organization.OfficerId;

/**
 * A plan was made to go on longer.
 *
 * @param formerLastYear the last fiscal year until then
 * @param lastYear the last fiscal year from then on
 * @param text of the decision, as it was made
 * @param decidedOn the day of the decision
 * @param enteredBy who entered it, at {@code enteredAt}
 */
@Embeddable
public record PlanExtension(
        int formerLastYear,
        int lastYear,
        String text,
        LocalDate decidedOn,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "entered_by")) OfficerId enteredBy,
        Instant enteredAt) {}
