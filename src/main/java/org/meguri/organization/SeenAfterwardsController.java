package org.meguri.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 後閲: the chief's list of what was decided in the chief's stead. */
@Controller
@RequestMapping("/seen-afterwards")
class SeenAfterwardsController {

    private final SeeAfterwards seeAfterwards;
    private final Words words;

    SeenAfterwardsController(SeeAfterwards seeAfterwards, Words words) {
        this.seeAfterwards = seeAfterwards;
        this.words = words;
    }

    @GetMapping
    String list(SignedIn person, Model model) {
        if (!SeeAfterwards.mayLook(person)) {
            throw Refusal.forbidden("organization.seen-afterwards.chiefs-only");
        }
        model.addAttribute("unseen", seeAfterwards.unseen(person));
        model.addAttribute("seen", seeAfterwards.seen(person));
        model.addAttribute("most", SeeAfterwards.MOST);
        return "organization/seen-afterwards";
    }

    /** @param one the line whose button was pressed; without it all lines that the page showed */
    @PostMapping
    String look(
            SignedIn person,
            @RequestParam(required = false) @Nullable String one,
            @RequestParam(name = "shown", required = false) @Nullable List<String> shown,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var chosen = one != null ? List.of(one) : shown == null ? List.<String>of() : shown;
        int news;
        try {
            news = seeAfterwards.look(
                    chosen.stream()
                            .map(SeenAfterwardsController::uuid)
                            .filter(Objects::nonNull)
                            .map(Objects::requireNonNull)
                            .toList(),
                    person);
        } catch (Refusal refusal) {
            if (refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            model.addAttribute("errors", List.of(words.of(refusal)));
            return list(person, model);
        }
        next.addFlashAttribute(
                "notice",
                news == 0
                        ? words.info("organization.seen-afterwards.before")
                        : words.success("organization.seen-afterwards.done", news));
        return "redirect:/seen-afterwards";
    }

    private static @Nullable UUID uuid(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
