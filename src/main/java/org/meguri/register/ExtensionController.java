package org.meguri.register;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.ExtendPlan;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.system.FiscalYear;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Planning enters that a plan goes on longer. */
@Controller
@RequestMapping("/plans/{plan}/extension")
class ExtensionController {

    private final PlanRegister plans;
    private final ExtendPlan extend;
    private final NoticeBoard notices;

    ExtensionController(PlanRegister plans, ExtendPlan extend, NoticeBoard notices) {
        this.plans = plans;
        this.extend = extend;
        this.notices = notices;
    }

    @GetMapping
    String blank(@PathVariable UUID plan, SignedIn person, Model model) {
        requirePlanning(person);
        return form(plan, model, "", "", "", null);
    }

    @PostMapping
    String extend(
            @PathVariable UUID plan,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String decidedOn,
            @RequestParam(required = false) @Nullable Integer seen,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        requirePlanning(person);
        try {
            extend.extend(new ExtendPlan.Command(new PlanId(plan), year(last), text, day(decidedOn), seen), person);
            notices.success(redirect, "register.extended");
            return "redirect:/plans/" + plan;
        } catch (Refusal refusal) {
            if (refusal.status().value() != 409 && refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return form(plan, model, last, text, decidedOn, refusal);
        }
    }

    private String form(UUID plan, Model model, String last, String text, String decidedOn, @Nullable Refusal refusal) {
        model.addAttribute("plan", plans.plan(new PlanId(plan)));
        model.addAttribute("last", last);
        model.addAttribute("text", text);
        model.addAttribute("decidedOn", decidedOn);
        model.addAttribute("longest", ExtendPlan.LONGEST_TEXT);
        model.addAttribute("refusal", refusal);
        return "register/extension";
    }

    private static FiscalYear year(String typed) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (!text.matches("[0-9]{4}")) {
            throw new Refusal("register.year-unreadable");
        }
        return new FiscalYear(Integer.parseInt(text));
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal("register.day-unreadable");
        }
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("plan.register.planning-only");
        }
    }
}
