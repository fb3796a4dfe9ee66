package org.meguri.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meguri.organization.Role;
import org.meguri.organization.UnitKind;
import org.springframework.context.support.MessageSourceAccessor;

/** Town files for rehearsals, made up from the names of units. */
final class PractisedTown {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int MEMBERS = 3;

    private PractisedTown() {}

    /**
     * A town with these sections, each with a writer and a chief, one department over all of them, and everybody else whom
     * a year needs. The officers' names say that they are for practice.
     */
    static String of(Set<String> sections, MessageSourceAccessor words) {
        var units = new ArrayList<Map<String, Object>>();
        var officers = new ArrayList<Map<String, Object>>();
        var department = words.getMessage("rehearsal.town.department");
        units.add(unit("dept", department, UnitKind.DEPARTMENT, null));
        officers.add(officer("dept-director", words.getMessage("rehearsal.town.director"), "dept", Role.DIRECTOR));
        var place = 0;
        for (var section : sections) {
            place++;
            var code = "unit%02d".formatted(place);
            units.add(unit(code, section, UnitKind.SECTION, "dept"));
            officers.add(officer(
                    code + "-staff",
                    words.getMessage("rehearsal.town.staff", new Object[] {section}),
                    code,
                    Role.SECTION_STAFF));
            officers.add(officer(
                    code + "-chief",
                    words.getMessage("rehearsal.town.chief", new Object[] {section}),
                    code,
                    Role.SECTION_CHIEF));
        }
        units.add(unit("planning", words.getMessage("rehearsal.town.planning-unit"), UnitKind.BODY, null));
        officers.add(officer("planner", words.getMessage("rehearsal.town.planner"), "planning", Role.PLANNING));
        officers.add(officer("planner2", words.getMessage("rehearsal.town.planner2"), "planning", Role.PLANNING));
        units.add(unit("committee", words.getMessage("rehearsal.town.committee"), UnitKind.BODY, null));
        for (var member = 1; member <= MEMBERS; member++) {
            officers.add(officer(
                    "member-" + member,
                    words.getMessage("rehearsal.town.member", new Object[] {member}),
                    "committee",
                    Role.COMMITTEE_MEMBER));
        }
        units.add(unit("board", words.getMessage("rehearsal.town.board"), UnitKind.BODY, null));
        officers.add(officer("executive", words.getMessage("rehearsal.town.executive"), "board", Role.EXECUTIVE));
        return write(words.getMessage("rehearsal.town.name"), units, officers);
    }

    private static Map<String, Object> unit(
            String code, String name, UnitKind kind, @org.jspecify.annotations.Nullable String parent) {
        var unit = new LinkedHashMap<String, Object>();
        unit.put("code", code);
        unit.put("name", name);
        unit.put("kind", kind.name());
        if (parent != null) {
            unit.put("parent", parent);
        }
        return unit;
    }

    private static Map<String, Object> officer(String login, String name, String unit, Role role) {
        var officer = new LinkedHashMap<String, Object>();
        officer.put("login", login);
        officer.put("name", name);
        officer.put("mail", login + "@example.jp");
        officer.put("appointments", List.of(Map.of("unit", unit, "role", role.name())));
        return officer;
    }

    private static String write(String name, List<Map<String, Object>> units, List<Map<String, Object>> officers) {
        var town = new LinkedHashMap<String, Object>();
        town.put("town", name);
        town.put("units", units);
        town.put("officers", officers);
        try {
            return YAML.writeValueAsString(town);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A town cannot be written as YAML", e);
        }
    }
}
