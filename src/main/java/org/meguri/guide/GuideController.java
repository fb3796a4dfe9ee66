package org.meguri.guide;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.meguri.ladder.Ladder;
import org.meguri.ladder.LadderRow;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 使い方: the guide, chapter by chapter, one's own first. */
@Controller
@RequestMapping("/guide")
class GuideController {

    private final Guidebook guidebook;
    private final TakeTour tour;
    private final Ladder ladder;
    private final Clock clock;

    GuideController(Guidebook guidebook, TakeTour tour, Ladder ladder, Clock clock) {
        this.guidebook = guidebook;
        this.tour = tour;
        this.ladder = ladder;
        this.clock = clock;
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

    /** 期限と督促: how a late task climbs, drawn from the rung table in force. Everybody may know when they are chased. */
    @GetMapping("/ladder")
    String ladder(@RequestParam(defaultValue = "SELF_EVALUATION") String stage, SignedIn person, Model model) {
        var rows = ladder.rows(LocalDate.now(clock));
        var stages = rows.stream().map(LadderRow::stage).distinct().toList();
        if (!stages.contains(stage)) {
            throw Refusal.notFound("ladder.stage.unknown");
        }
        var ofStage = rows.stream()
                .filter(row -> row.stage().equals(stage))
                .sorted(Comparator.comparing(LadderRow::rung))
                .toList();
        model.addAttribute("stage", stage);
        model.addAttribute("stages", stages);
        model.addAttribute("picture", LadderPicture.of(ofStage));
        return "guide/ladder";
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
