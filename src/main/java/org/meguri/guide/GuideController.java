package org.meguri.guide;

import java.util.Arrays;
import java.util.Locale;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 使い方: the guide, chapter by chapter, one's own first. */
@Controller
@RequestMapping("/guide")
class GuideController {

    private final Guidebook guidebook;
    private final TakeTour tour;

    GuideController(Guidebook guidebook, TakeTour tour) {
        this.guidebook = guidebook;
        this.tour = tour;
    }

    @GetMapping
    String contents(SignedIn person, Model model) {
        var own = Chapter.of(person);
        model.addAttribute("own", own);
        model.addAttribute(
                "others",
                Arrays.stream(Chapter.values())
                        .filter(one -> !own.contains(one))
                        .toList());
        return "guide/contents";
    }

    /** Everybody may read every chapter: whoever sends a sheet back should know how it arrives. */
    @GetMapping("/{chapter}")
    String chapter(@PathVariable String chapter, Locale language, SignedIn person, Model model) {
        var found = Chapter.of(chapter).orElseThrow(() -> Refusal.notFound("guide.unknown"));
        model.addAttribute("guide", guidebook.page(found, language));
        model.addAttribute("chapter", found);
        return "guide/chapter";
    }

    @PostMapping("/tour/done")
    String done(SignedIn person) {
        tour.done(person);
        return "redirect:/tasks";
    }
}
