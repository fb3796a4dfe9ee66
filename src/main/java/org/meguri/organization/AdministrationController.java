package org.meguri.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's pages: units, officers, appointments. */
@Controller
@RequestMapping("/admin")
class AdministrationController {

    private static final String UNITS = "organization/units";
    private static final String OFFICERS = "organization/officers";
    private static final String OFFICER = "organization/officer";
    private static final String PASSWORDS = "organization/passwords";

    private final Administration administration;
    private final Words words;
    private final Clock clock;

    AdministrationController(Administration administration, Words words, Clock clock) {
        this.administration = administration;
        this.words = words;
        this.clock = clock;
    }

    /** A choice as the fragments of forms read it. */
    record Choice(String value, String label, @Nullable String meaning) {}

    /** A form as it was typed, to be shown again beside what is wrong with it. */
    record Typed(
            @Nullable String code,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String parent,
            @Nullable String login,
            @Nullable String mail,
            @Nullable String unit,
            @Nullable String role) {

        static final Typed NOTHING = new Typed(null, null, null, null, null, null, null, null);
    }

    @GetMapping
    String start() {
        return "redirect:/admin/officers";
    }

    @GetMapping("/units")
    String units(SignedIn person, Model model) {
        var units = administration.units(person);
        model.addAttribute("units", units);
        model.addAttribute("mayChange", person.has(Role.ADMINISTRATOR));
        model.addAttribute("kinds", choices(UnitKind.values(), "organization.kind."));
        model.addAttribute("departments", unitChoices(units, true));
        typed(model, Typed.NOTHING);
        return UNITS;
    }

    @PostMapping("/units")
    String addUnit(
            SignedIn person,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String parent,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            administration.addUnit(person, code, name, oneOf(UnitKind.values(), kind), parent);
        } catch (Refusal refusal) {
            typed(model, new Typed(code, name, kind, parent, null, null, null, null));
            refused(refusal, model, response);
            return units(person, model);
        }
        next.addFlashAttribute("notice", words.success("organization.unit.added"));
        return "redirect:/admin/units";
    }

    @PostMapping("/units/town-file")
    String readTownFile(
            SignedIn person,
            @RequestParam(required = false) @Nullable MultipartFile town,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            if (town == null || town.isEmpty()) {
                throw new Refusal("organization.town.missing");
            }
            var founded = administration.readTownFile(person, TownUpload.textOf(town));
            var nothing = founded.units() + founded.officers() + founded.appointments() == 0;
            next.addFlashAttribute(
                    "notice",
                    nothing
                            ? words.info("organization.town.nothing-new")
                            : words.success(
                                    "organization.town.read",
                                    founded.units(),
                                    founded.officers(),
                                    founded.appointments()));
            return "redirect:/admin/units";
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return units(person, model);
        }
    }

    @GetMapping("/officers")
    String officers(SignedIn person, @RequestParam(defaultValue = "") String q, Model model) {
        var officers = administration.officers(person);
        var found = officers.stream().filter(officer -> officer.says(q)).toList();
        model.addAttribute("officers", found);
        model.addAttribute("all", officers.size());
        model.addAttribute("q", q.strip());
        model.addAttribute(
                "withoutPassword",
                officers.stream()
                        .filter(officer -> officer.enabled() && !officer.hasPassword())
                        .count());
        duties(person, model);
        return OFFICERS;
    }

    @PostMapping("/officers")
    String addOfficer(
            SignedIn person,
            @RequestParam(required = false) @Nullable String login,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String mail,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String role,
            Model model,
            HttpServletResponse response) {
        try {
            var issued = administration.addOfficer(person, login, name, mail, unit, oneOf(Role.values(), role));
            return show(List.of(issued), model);
        } catch (Refusal refusal) {
            typed(model, new Typed(null, name, null, null, login, mail, unit, role));
            refused(refusal, model, response);
            return officers(person, "", model);
        }
    }

    @PostMapping("/officers/passwords")
    String issuePasswords(SignedIn person, Model model) {
        return show(administration.issueMissingPasswords(person), model);
    }

    @GetMapping("/officers/{id}")
    String officer(SignedIn person, @PathVariable UUID id, Model model) {
        model.addAttribute("officer", administration.officer(person, new OfficerId(id)));
        model.addAttribute("deputies", administration.deputies(person, new OfficerId(id)));
        model.addAttribute("oneself", person.id().value().equals(id));
        model.addAttribute("date", LocalDate.now(clock).toString());
        duties(person, model);
        return OFFICER;
    }

    @PostMapping("/officers/{id}/appointments")
    String appoint(
            SignedIn person,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return changed(
                person,
                id,
                "organization.appointment.made",
                model,
                response,
                next,
                () -> administration.appoint(person, new OfficerId(id), unit, oneOf(Role.values(), role), from));
    }

    @PostMapping("/officers/{id}/appointments/{appointment}/end")
    String endAppointment(
            SignedIn person,
            @PathVariable UUID id,
            @PathVariable UUID appointment,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate last,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return changed(
                person,
                id,
                "organization.appointment.end-noted",
                model,
                response,
                next,
                () -> administration.endAppointment(person, new OfficerId(id), appointment, last));
    }

    @PostMapping("/officers/{id}/disable")
    String disable(
            SignedIn person,
            @PathVariable UUID id,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return changed(
                person,
                id,
                "organization.officer.disabled",
                model,
                response,
                next,
                () -> administration.disable(person, new OfficerId(id)));
    }

    @PostMapping("/officers/{id}/enable")
    String enable(
            SignedIn person,
            @PathVariable UUID id,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return changed(
                person,
                id,
                "organization.officer.enabled",
                model,
                response,
                next,
                () -> administration.enable(person, new OfficerId(id)));
    }

    @PostMapping("/officers/{id}/password")
    String resetPassword(SignedIn person, @PathVariable UUID id, Model model) {
        return show(List.of(administration.resetPassword(person, new OfficerId(id))), model);
    }

    private String changed(
            SignedIn person,
            UUID id,
            String done,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next,
            Runnable change) {
        try {
            change.run();
        } catch (Refusal refusal) {
            if (refusal.status() != HttpStatus.UNPROCESSABLE_ENTITY) {
                throw refusal;
            }
            refused(refusal, model, response);
            return officer(person, id, model);
        }
        next.addFlashAttribute("notice", words.success(done));
        return "redirect:/admin/officers/" + id;
    }

    /** Not a redirect: the passwords are nowhere but in this answer. */
    private static String show(List<Administration.Issued> issued, Model model) {
        model.addAttribute("issued", issued);
        return PASSWORDS;
    }

    private void duties(SignedIn person, Model model) {
        model.addAttribute("mayChange", person.has(Role.ADMINISTRATOR));
        model.addAttribute("unitChoices", unitChoices(administration.units(person), false));
        model.addAttribute("roleChoices", choices(Role.values(), "organization.role."));
        typed(model, Typed.NOTHING);
    }

    private static void typed(Model model, Typed typed) {
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", typed);
        }
    }

    private void refused(Refusal refusal, Model model, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        model.addAttribute("errors", List.of(words.of(refusal)));
    }

    private static List<Choice> unitChoices(List<Administration.UnitRow> units, boolean onlyDepartments) {
        return units.stream()
                .filter(unit -> !onlyDepartments || unit.kind() == UnitKind.DEPARTMENT)
                .map(unit -> new Choice(
                        unit.code(),
                        unit.parentName() == null ? unit.name() : unit.parentName() + "　" + unit.name(),
                        null))
                .toList();
    }

    private List<Choice> choices(Enum<?>[] values, String prefix) {
        return Arrays.stream(values)
                .map(value -> new Choice(value.name(), words.of(prefix + value.name()), null))
                .toList();
    }

    private static <E extends Enum<E>> @Nullable E oneOf(E[] values, @Nullable String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
