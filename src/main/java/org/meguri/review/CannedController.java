package org.meguri.review;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
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

/** The list of canned remarks, kept by the planning division. */
@Controller
@RequestMapping("/reviews/canned")
class CannedController {

    private final KeepCannedRemarks canned;
    private final NoticeBoard notices;

    CannedController(KeepCannedRemarks canned, NoticeBoard notices) {
        this.canned = canned;
        this.notices = notices;
    }

    @GetMapping
    String list(Model model) {
        return page(model, null, null, "");
    }

    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String text,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            canned.add(text, person);
        } catch (Refusal refusal) {
            return again(refusal, null, text, model, response);
        }
        notices.success(redirect, "review.canned.notice.added");
        return "redirect:/reviews/canned";
    }

    @PostMapping("/{id}")
    String rewrite(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam long version,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            canned.rewrite(id, text, version, person);
        } catch (Refusal refusal) {
            return again(refusal, id, text, model, response);
        }
        notices.success(redirect, "review.canned.notice.changed");
        return "redirect:/reviews/canned";
    }

    @PostMapping("/{id}/retired")
    String retire(@PathVariable UUID id, @RequestParam boolean retired, SignedIn person, RedirectAttributes redirect) {
        canned.retire(id, retired, person);
        notices.success(redirect, retired ? "review.canned.notice.retired" : "review.canned.notice.restored");
        return "redirect:/reviews/canned";
    }

    @PostMapping("/{id}/place")
    String move(@PathVariable UUID id, @RequestParam int step, SignedIn person) {
        canned.move(id, step, person);
        return "redirect:/reviews/canned";
    }

    /** The page again, with what was typed where it was typed. */
    private String again(Refusal refusal, @Nullable UUID at, String typed, Model model, HttpServletResponse response) {
        var status = refusal.status().value();
        if (status != 409 && status != 422) {
            throw refusal;
        }
        response.setStatus(status);
        return page(model, refusal, at, typed);
    }

    private String page(Model model, @Nullable Refusal refusal, @Nullable UUID at, String typed) {
        var all = canned.all();
        model.addAttribute("inUse", all.stream().filter(one -> !one.retired()).toList());
        model.addAttribute("retired", all.stream().filter(CannedView::retired).toList());
        model.addAttribute("refusal", refusal);
        model.addAttribute("at", at);
        model.addAttribute("typed", typed);
        model.addAttribute("longest", CannedRemark.LONGEST);
        return "review/canned";
    }
}
