package org.meguri.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;

/** A town file as it was written: every value may be missing or wrong. */
record TownFile(@Nullable String town, @Nullable List<UnitLine> units, @Nullable List<OfficerLine> officers) {

    record UnitLine(@Nullable String code, @Nullable String name, @Nullable UnitKind kind, @Nullable String parent) {}

    record OfficerLine(
            @Nullable String login,
            @Nullable String name,
            @Nullable String mail,
            @Nullable List<AppointmentLine> appointments) {}

    record AppointmentLine(@Nullable String unit, @Nullable Role role) {}

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    List<UnitLine> unitLines() {
        return units == null ? List.of() : units;
    }

    List<OfficerLine> officerLines() {
        return officers == null ? List.of() : officers;
    }

    /** @throws Refusal with the line and column of what cannot be read */
    static TownFile read(String yaml) {
        try {
            var file = YAML.readValue(yaml, TownFile.class);
            if (file == null || file.unitLines().isEmpty()) {
                throw new Refusal("organization.town.empty");
            }
            if (Stream.concat(file.unitLines().stream(), file.officerLines().stream())
                    .anyMatch(Objects::isNull)) {
                throw new Refusal("organization.town.blank-entry");
            }
            return file;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var line = at == null ? 1 : at.getLineNr();
            var column = at == null ? 1 : at.getColumnNr();
            var key =
                    e instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()
                            ? wrong.getPath().get(wrong.getPath().size() - 1).getFieldName()
                            : null;
            if (key != null) {
                throw new Refusal("organization.town.value", Integer.toString(line), Integer.toString(column), key);
            }
            throw new Refusal("organization.town.syntax", Integer.toString(line), Integer.toString(column));
        }
    }
}
