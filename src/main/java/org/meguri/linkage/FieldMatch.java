package org.meguri.linkage;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Map;
import org.meguri.system.StringMapConverter;

/**
 * A field of one plan's sheet and the field of the other's that says the same.
 *
 * @param low field of the plan with the lower id
 * @param high field of the other plan
 * @param choices for fields of a scale: code of {@code low} to the codes of {@code high} that mean the same, one a line; a
 *     code that is missing is never copied
 */
@Embeddable
public record FieldMatch(
        @Column(name = "field_low") String low,
        @Column(name = "field_high") String high,
        @Convert(converter = StringMapConverter.class) Map<String, String> choices) {}
