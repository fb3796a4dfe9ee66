package org.meguri.keeping;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.meguri.system.NoticeBoard;
import org.meguri.system.PostedForm;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was posted when the session was over: shown to whoever wrote it, to be copied or posted once more by a press. */
@Controller
@RequestMapping("/kept")
class KeptController {

    private final KeepPost kept;
    private final NoticeBoard notices;

    KeptController(KeepPost kept, NoticeBoard notices) {
        this.kept = kept;
        this.notices = notices;
    }

    /** A post as its page shows it. @param page where the form stood, if known */
    record Shown(
            UUID id,
            Instant at,
            String path,
            @Nullable String page,
            List<String> texts,
            List<PostedForm.Field> fields) {}

    @GetMapping
    String show(SignedIn person, Model model) {
        model.addAttribute(
                "posts",
                kept.of(person).stream()
                        .map(post -> new Shown(
                                post.id().value(),
                                post.postedAt(),
                                post.path(),
                                post.page(),
                                post.form().texts(),
                                post.form().fields()))
                        .toList());
        return "keeping/kept";
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable UUID id, SignedIn person, RedirectAttributes redirect) {
        kept.remove(new KeptPostId(id), person.id());
        notices.success(redirect, "keeping.kept.discarded");
        return kept.waitsFor(person.id()) ? "redirect:/kept" : "redirect:/tasks";
    }
}
