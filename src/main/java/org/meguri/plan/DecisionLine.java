package org.meguri.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.meguri.plan.RegisterAct.Part;
import org.meguri.system.StringMapConverter;

/** An item's part in a decision. @param changes what is different from the decision's year on, as {@link ItemFacts} keeps it */
@Embeddable
record DecisionLine(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "item_id")) PlanItemId item,
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Part part,
        @Convert(converter = StringMapConverter.class) Map<String, String> changes) {

    static DecisionLine subject(PlanItemId item) {
        return new DecisionLine(item, Part.SUBJECT, Map.of());
    }
}
