package org.meguri.indicator;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimals as text: exact, and with the decimals that were printed (150.0 is not 150 on paper). */
@Converter
class DecimalConverter implements AttributeConverter<@Nullable BigDecimal, @Nullable String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    @Override
    public @Nullable BigDecimal convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
