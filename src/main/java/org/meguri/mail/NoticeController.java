package org.meguri.mail;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.meguri.system.JapaneseDates;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** お知らせ: what a person was told, and how they want to be told. */
@Controller
@RequestMapping("/notices")
class NoticeController {

    private static final String FIELD = "kind-";

    /** Said instead of the kinds one by one. */
    private static final String ALL = "all";

    private final MyNotices mine;
    private final NoticeBoard notices;
    private final JapaneseDates dates;
    private final Words words;
    private final MessageSource messages;

    NoticeController(MyNotices mine, NoticeBoard notices, JapaneseDates dates, Words words, MessageSource messages) {
        this.mine = mine;
        this.notices = notices;
        this.dates = dates;
        this.words = words;
        this.messages = messages;
    }

    /** A letter in words. @param page what it is about, null where it names none */
    record Line(
            String id, String written, String subject, String kind, String way, boolean read, @Nullable String page) {}

    /** One kind with what may be chosen. */
    record Setting(String name, String label, String help, boolean duty, List<Way> ways) {}

    /** One way to be told. */
    record Way(String value, boolean chosen) {}

    @GetMapping
    String list(
            SignedIn person,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var unreadOnly = "unread".equals(show);
        var found = mine.list(person, unreadOnly, page);
        model.addAttribute("lines", found.map(this::line).getContent());
        model.addAttribute("found", found.getTotalElements());
        model.addAttribute("unread", mine.unread(person));
        model.addAttribute("unreadOnly", unreadOnly);
        model.addAttribute("page", found.getNumber() + 1);
        model.addAttribute("pages", found.getTotalPages());
        model.addAttribute("here", unreadOnly ? "/notices?show=unread" : "/notices");
        return "mail/notices";
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        var letter = mine.open(new LetterId(id), person);
        model.addAttribute("line", line(new MyNotices.Line(letter, true)));
        model.addAttribute("body", letter.body());
        return "mail/notice";
    }

    @PostMapping("/read")
    String readAll(SignedIn person, RedirectAttributes redirect) {
        mine.readAll(person);
        notices.success(redirect, "mail.notice.all-read");
        return "redirect:/notices";
    }

    @GetMapping("/settings")
    String settings(SignedIn person, Model model) {
        return settings(person, mine.choices(person.id()), null, model);
    }

    @PostMapping("/settings")
    String choose(
            SignedIn person,
            @RequestParam Map<String, String> said,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var wanted = new EnumMap<NoticeKind, NoticeDelivery>(NoticeKind.class);
        for (var kind : NoticeKind.values()) {
            var way = said.containsKey(ALL) ? said.get(ALL) : said.get(FIELD + kind);
            if (kind.concerns(person) && way != null) {
                Arrays.stream(NoticeDelivery.values())
                        .filter(one -> one.name().equals(way))
                        .findFirst()
                        .ifPresent(delivery -> wanted.put(kind, delivery));
            }
        }
        try {
            mine.choose(wanted, person);
        } catch (Refusal refusal) {
            if (refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(422);
            var shown = mine.choices(person.id());
            shown.putAll(wanted);
            return settings(person, shown, words.of(refusal), model);
        }
        notices.success(redirect, "mail.choice.kept");
        return "redirect:/notices/settings";
    }

    private String settings(
            SignedIn person, Map<NoticeKind, NoticeDelivery> chosen, @Nullable String refused, Model model) {
        model.addAttribute(
                "settings",
                Arrays.stream(NoticeKind.values())
                        .filter(kind -> kind.concerns(person))
                        .map(kind -> new Setting(
                                FIELD + kind,
                                words.of("mail.choice." + kind),
                                words.of("mail.choice." + kind + ".help"),
                                kind.duty(),
                                Arrays.stream(NoticeDelivery.values())
                                        .filter(kind::allows)
                                        .map(way -> new Way(way.name(), chosen.get(kind) == way))
                                        .toList()))
                        .toList());
        model.addAttribute("refused", refused);
        return "mail/settings";
    }

    private Line line(MyNotices.Line one) {
        var letter = one.letter();
        return new Line(
                letter.id().toString(),
                dates.briefWithTime(letter.writtenAt()),
                letter.subject().replace(words.of("mail.notice.mark"), ""),
                String.valueOf(messages.getMessage("mail.kind." + letter.kind(), null, letter.kind(), Locale.JAPANESE)),
                words.of("mail.notice.way." + letter.state()),
                one.read(),
                letter.page());
    }
}
