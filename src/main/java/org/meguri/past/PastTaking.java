package org.meguri.past;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;

/** Answers of a past year have been taken over from a table, read as plan and sheet were on that day. Never changed. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class PastTaking {

    private static final ObjectMapper JSON = new ObjectMapper();

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private TakingId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_id"))
    private PlanId plan;

    private int fiscalYear;
    private String fileName;
    private String definition;
    private String sheet;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "taken_by"))
    private OfficerId takenBy;

    private Instant takenAt;

    protected PastTaking() {}

    PastTaking(
            PlanId plan,
            FiscalYear year,
            String fileName,
            PlanDefinition definition,
            String sheet,
            OfficerId by,
            Instant at) {
        this.id = TakingId.create();
        this.plan = plan;
        this.fiscalYear = year.year();
        this.fileName = fileName;
        this.definition = write(definition);
        this.sheet = sheet;
        this.takenBy = by;
        this.takenAt = at;
    }

    TakingId id() {
        return id;
    }

    FiscalYear year() {
        return new FiscalYear(fiscalYear);
    }

    String fileName() {
        return fileName;
    }

    /** The JSON of the sheet's form as it was then. */
    String sheet() {
        return sheet;
    }

    PlanDefinition definition() {
        try {
            return JSON.readValue(definition, PlanDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The plan definition of a taking cannot be read", e);
        }
    }

    OfficerId takenBy() {
        return takenBy;
    }

    Instant takenAt() {
        return takenAt;
    }

    private static String write(PlanDefinition definition) {
        try {
            return JSON.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan definition cannot be written as JSON", e);
        }
    }
}
