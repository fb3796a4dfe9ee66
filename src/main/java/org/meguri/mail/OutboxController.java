package org.meguri.mail;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.mail.LetterHandled.Act;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Language;
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
import org.springframework.web.util.UriComponentsBuilder;

/** 送信箱: every letter, what became of it, and what a person can do about it. */
@Controller
@RequestMapping("/outbox")
class OutboxController {

    private static final Map<LetterState, String> TONES = Map.of(
            LetterState.WAITING, "todo",
            LetterState.SENDING, "info",
            LetterState.SENT, "success",
            LetterState.TRIED, "warning",
            LetterState.HELD, "neutral",
            LetterState.UNCLEAR, "warning",
            LetterState.DEAD, "error",
            LetterState.COLLECTED, "todo",
            LetterState.BUNDLED, "success",
            LetterState.ON_SCREEN, "neutral");

    private final HandleLetters handleLetters;
    private final TryMail tryMail;
    private final Postman postman;
    private final Words words;
    private final JapaneseDates dates;
    private final MessageSource messages;

    OutboxController(
            HandleLetters handleLetters,
            TryMail tryMail,
            Postman postman,
            Words words,
            JapaneseDates dates,
            MessageSource messages) {
        this.handleLetters = handleLetters;
        this.tryMail = tryMail;
        this.postman = postman;
        this.words = words;
        this.dates = dates;
        this.messages = messages;
    }

    /** A link that shows one state only, with how many letters there are; {@code current} is where the page stands. */
    record Filter(String href, String label, long count, boolean current) {}

    /** A letter in words. Days and times are Japan's. */
    record Line(
            String id,
            String href,
            String written,
            String recipient,
            @Nullable String address,
            String subject,
            String kind,
            String state,
            String tone,
            @Nullable String problem) {}

    @GetMapping
    String list(
            SignedIn person,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var shown = state(state);
        var found = handleLetters.search(shown, q, page, person);
        var counts = handleLetters.counts(person);
        model.addAttribute("letters", found.map(this::line).getContent());
        model.addAttribute("found", found.getTotalElements());
        model.addAttribute("page", found.getNumber() + 1);
        model.addAttribute("pages", found.getTotalPages());
        model.addAttribute("here", address(shown, q));
        model.addAttribute("filters", filters(shown, q, counts));
        model.addAttribute("state", shown == null ? null : shown.name());
        model.addAttribute("q", q);
        model.addAttribute("enabled", postman.enabled());
        model.addAttribute("trial", tryMail.address());
        model.addAttribute("mayTry", person.has(Role.ADMINISTRATOR));
        var last = handleLetters.lastHandedOver(person);
        model.addAttribute("last", last == null ? null : dates.briefWithTime(last));
        model.addAttribute("waiting", counts.getOrDefault(LetterState.WAITING, 0L));
        var outage = postman.outage();
        model.addAttribute(
                "outage",
                outage == null
                        ? null
                        : words.of(
                                "mail.outbox.outage",
                                words.of("mail.problem." + outage.why()),
                                dates.briefWithTime(outage.until())));
        var oldest = handleLetters.oldestWaiting(person);
        model.addAttribute(
                "backlog", oldest == null ? null : words.of("mail.outbox.backlog", dates.briefWithTime(oldest)));
        model.addAttribute(
                "undecided", counts.getOrDefault(LetterState.UNCLEAR, 0L) + counts.getOrDefault(LetterState.DEAD, 0L));
        return "mail/outbox";
    }

    @PostMapping("/trial")
    String trial(
            SignedIn person,
            @RequestParam(defaultValue = "") String address,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            tryMail.set(address, person);
        } catch (Refusal refusal) {
            return refused(refusal, person, model, response);
        }
        next.addFlashAttribute("notice", words.success(address.isBlank() ? "mail.trial.ended" : "mail.trial.begun"));
        return "redirect:/outbox";
    }

    @PostMapping("/letter-to-myself")
    String toMyself(SignedIn person, Model model, HttpServletResponse response, RedirectAttributes next) {
        try {
            var why = tryMail.toMyself(person);
            next.addFlashAttribute(
                    "notice",
                    why == null ? words.success("mail.trial.taken") : words.error("mail.trial.not-taken", why));
        } catch (Refusal refusal) {
            return refused(refusal, person, model, response);
        }
        return "redirect:/outbox";
    }

    @PostMapping("/several")
    String several(
            SignedIn person,
            @RequestParam(defaultValue = "") List<UUID> letter,
            @RequestParam Act act,
            RedirectAttributes next) {
        var done = handleLetters.handleAll(letter.stream().map(LetterId::new).toList(), act, person);
        next.addFlashAttribute(
                "notice", done == 0 ? words.info("mail.several.none") : words.success("mail.several." + act, done));
        return "redirect:/outbox";
    }

    private String refused(Refusal refusal, SignedIn person, Model model, HttpServletResponse response) {
        if (refusal.status().value() != 422) {
            throw refusal;
        }
        response.setStatus(422);
        model.addAttribute("refused", words.of(refusal));
        return list(person, null, "", 1, model);
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    String show(SignedIn person, @PathVariable UUID id, Model model) {
        var entry = handleLetters.get(new LetterId(id), person);
        var letter = entry.letter();
        model.addAttribute("line", line(entry));
        model.addAttribute("meaning", words.of("mail.state." + letter.state() + ".meaning"));
        model.addAttribute("body", letter.body());
        model.addAttribute("reference", letter.reference());
        model.addAttribute("attempts", letter.attempts());
        model.addAttribute("sent", letter.sentAt() == null ? null : dates.fullWithTime(letter.sentAt()));
        model.addAttribute(
                "next", letter.state() == LetterState.WAITING ? dates.fullWithTime(letter.nextAttemptAt()) : null);
        model.addAttribute("version", letter.version());
        model.addAttribute("mayHold", letter.state() == LetterState.WAITING);
        model.addAttribute("mayRelease", letter.state() == LetterState.HELD);
        model.addAttribute(
                "mayResend",
                letter.state() == LetterState.UNCLEAR
                        || letter.state() == LetterState.DEAD
                        || letter.state() == LetterState.TRIED);
        model.addAttribute("unclear", letter.state() == LetterState.UNCLEAR);
        return "mail/letter";
    }

    @PostMapping("/{id}/hold")
    String hold(SignedIn person, @PathVariable UUID id, @RequestParam long version, RedirectAttributes next) {
        return handle(person, id, version, Act.HELD, next);
    }

    @PostMapping("/{id}/release")
    String release(SignedIn person, @PathVariable UUID id, @RequestParam long version, RedirectAttributes next) {
        return handle(person, id, version, Act.RELEASED, next);
    }

    @PostMapping("/{id}/resend")
    String resend(SignedIn person, @PathVariable UUID id, @RequestParam long version, RedirectAttributes next) {
        return handle(person, id, version, Act.RESENT, next);
    }

    private String handle(SignedIn person, UUID id, long version, Act act, RedirectAttributes next) {
        handleLetters.handle(new LetterId(id), version, act, person);
        next.addFlashAttribute("notice", words.success("mail.letter.handled." + act));
        return "redirect:/outbox/" + id;
    }

    private Line line(HandleLetters.Entry entry) {
        var letter = entry.letter();
        return new Line(
                letter.id().toString(),
                "/outbox/" + letter.id(),
                dates.briefWithTime(letter.writtenAt()),
                letter.recipientName(),
                letter.address(),
                letter.subject(),
                kind(letter.kind()),
                words.of("mail.state." + letter.state()),
                TONES.getOrDefault(letter.state(), "neutral"),
                entry.problem());
    }

    /** Other rooms may bring kinds of their own; one without a word here is shown by its name. */
    private String kind(String kind) {
        return String.valueOf(messages.getMessage(
                "mail.kind." + kind, null, kind, Language.ofReader().locale()));
    }

    private List<Filter> filters(@Nullable LetterState shown, String q, Map<LetterState, Long> counts) {
        var all = new Filter(
                address(null, q),
                words.of("mail.outbox.all"),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                shown == null);
        var states = Arrays.stream(LetterState.values())
                .map(state -> new Filter(
                        address(state, q),
                        words.of("mail.state." + state),
                        counts.getOrDefault(state, 0L),
                        state == shown));
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(all), states)
                .toList();
    }

    private static String address(@Nullable LetterState state, String q) {
        var address = UriComponentsBuilder.fromPath("/outbox");
        if (state != null) {
            address.queryParam("state", state.name());
        }
        if (!q.isBlank()) {
            address.queryParam("q", "{q}");
            return address.encode().buildAndExpand(q).toUriString();
        }
        return address.toUriString();
    }

    /** An unknown state in an address shows all letters. */
    private static @Nullable LetterState state(@Nullable String name) {
        return Arrays.stream(LetterState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
