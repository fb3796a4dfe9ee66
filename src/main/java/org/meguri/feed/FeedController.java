package org.meguri.feed;

import java.nio.charset.StandardCharsets;
import org.meguri.mail.Outbox;
import org.meguri.organization.SignedIn;
import org.meguri.system.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 期限カレンダー: the page on which a person keeps the link, and the calendar that programs read by it. */
@Controller
class FeedController {

    static final String PAGE = "/feed";

    /** Carries the new address over the redirect, once: the page that follows takes it out of the session. */
    private static final String ADDRESS = "address";

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final KeepFeed keepFeed;
    private final ReadFeed readFeed;
    private final Outbox outbox;
    private final Words words;

    FeedController(KeepFeed keepFeed, ReadFeed readFeed, Outbox outbox, Words words) {
        this.keepFeed = keepFeed;
        this.readFeed = readFeed;
        this.outbox = outbox;
        this.words = words;
    }

    @GetMapping(PAGE)
    String show(SignedIn person, Model model) {
        model.addAttribute("link", keepFeed.state(person).orElse(null));
        return "feed/show";
    }

    @PostMapping(PAGE + "/link")
    String renew(SignedIn person, RedirectAttributes next) {
        var secret = keepFeed.renew(person);
        next.addFlashAttribute(ADDRESS, outbox.link(PAGE + "/" + secret.value() + ".ics"));
        next.addFlashAttribute("notice", words.success("feed.made"));
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/revoke")
    String revoke(SignedIn person, RedirectAttributes next) {
        keepFeed.revoke(person);
        next.addFlashAttribute("notice", words.success("feed.revoked"));
        return "redirect:" + PAGE;
    }

    /** Without a sign-in. Whatever opens nothing has one and the same answer, so that nobody learns why. */
    @GetMapping(PAGE + "/{secret}.ics")
    ResponseEntity<byte[]> read(@PathVariable String secret) {
        return readFeed.read(new Secret(secret))
                .map(text -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(CALENDAR)
                        .body(text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.notFound()
                        .cacheControl(CacheControl.noStore())
                        .build());
    }
}
