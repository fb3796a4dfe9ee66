package org.meguri.mail;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** メールの文面: what each letter says, with its placeholders, a preview, and every edition. */
@Controller
@RequestMapping("/wording")
class WordingController {

    private static final String KEY = "/{key:[A-Za-z._-]{1,100}}";

    private final WordLetters wordLetters;
    private final Directory directory;
    private final Words words;

    WordingController(WordLetters wordLetters, Directory directory, Words words) {
        this.wordLetters = wordLetters;
        this.directory = directory;
        this.words = words;
    }

    /** A text in the list. */
    record Row(String key, String name, String text, boolean own) {}

    /** A placeholder and what stands there. */
    record Place(String name, String meaning, boolean required) {}

    /** An edition of a text. @param text null for the product's own */
    record EditionLine(int number, @Nullable String text, String by, Instant at) {}

    /** What the summary of errors reads. @param field to which it leads, "" for none */
    record Wrong(String field, String key, List<Object> arguments) {}

    @GetMapping
    String list(SignedIn person, Model model) {
        var own = wordLetters.own(person);
        model.addAttribute(
                "rows",
                Wording.catalogue().stream()
                        .map(one -> {
                            var town = own.get(one.key());
                            var text = town == null ? null : town.text();
                            return new Row(
                                    one.key(),
                                    words.of("mail.wording.of." + one.key()),
                                    text == null ? wordLetters.product(one) : text,
                                    text != null);
                        })
                        .toList());
        return "mail/wordings";
    }

    @GetMapping(KEY)
    String form(SignedIn person, @PathVariable String key, Model model) {
        var wording = find(key);
        return form(person, wording, wordLetters.now(wording, person), null, model);
    }

    @PostMapping(KEY)
    String keep(
            SignedIn person,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "check") String act,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var wording = find(key);
        try {
            if (act.equals("product")) {
                wordLetters.keep(wording, seen, null, person);
                next.addFlashAttribute("notice", words.success("mail.wording.product-again"));
                return "redirect:/wording/" + key;
            }
            var checked = check(wording, text);
            if (act.equals("keep")) {
                wordLetters.keep(wording, seen, checked, person);
                next.addFlashAttribute("notice", words.success("mail.wording.kept"));
                return "redirect:/wording";
            }
            model.addAttribute("preview", Columns.wrap(sample(wording, checked)));
            return form(person, wording, checked, null, model);
        } catch (Refusal refusal) {
            if (refusal.status().value() == 403 || refusal.status().value() == 404) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            return form(person, wording, text, refusal, model);
        }
    }

    private String form(SignedIn person, Wording wording, String text, @Nullable Refusal refusal, Model model) {
        var history = wordLetters.history(wording, person);
        model.addAttribute("key", wording.key());
        model.addAttribute("name", words.of("mail.wording.of." + wording.key()));
        model.addAttribute("line", wording.line());
        model.addAttribute("max", wording.line() ? Wording.LONGEST_LINE : Wording.LONGEST);
        model.addAttribute("text", text);
        model.addAttribute(
                "places",
                wording.names().stream()
                        .map(name -> new Place(
                                "{" + name + "}",
                                words.of("mail.wording.sample." + name),
                                wording.required().contains(name)))
                        .toList());
        model.addAttribute("seen", history.isEmpty() ? 0 : history.get(0).number());
        model.addAttribute("own", !history.isEmpty() && history.get(0).text() != null);
        model.addAttribute("product", wordLetters.product(wording));
        model.addAttribute(
                "editions",
                history.stream()
                        .map(one -> new EditionLine(
                                one.number(),
                                one.text(),
                                directory.officer(one.madeBy()).name(),
                                one.madeAt()))
                        .toList());
        model.addAttribute(
                "errors",
                refusal == null ? null : List.of(new Wrong("text", refusal.key(), List.of(refusal.arguments()))));
        model.addAttribute("wrong", refusal == null ? Map.of() : Map.of("text", words.of(refusal)));
        return "mail/wording";
    }

    /** @throws Refusal (422) naming what is wrong */
    private static String check(Wording wording, String typed) {
        var text = FreeText.accept(
                "mail.wording.text", typed, true, wording.line() ? Wording.LONGEST_LINE : Wording.LONGEST);
        if (wording.line() && text.contains("\n")) {
            throw new Refusal("mail.wording.one-line");
        }
        for (var place : Wording.places(text)) {
            if (!wording.names().contains(place)) {
                throw wording.names().isEmpty()
                        ? new Refusal("mail.wording.no-places", "{" + place + "}")
                        : new Refusal("mail.wording.unknown-place", "{" + place + "}", wording.places());
            }
        }
        var missing = new ArrayList<>(wording.required());
        missing.removeAll(Wording.places(text));
        if (!missing.isEmpty()) {
            throw new Refusal("mail.wording.missing-place", "{" + missing.get(0) + "}");
        }
        return text;
    }

    private String sample(Wording wording, String text) {
        return wording.fill(
                text,
                wording.names().stream()
                        .map(name -> words.inJapanese().of("mail.wording.sample." + name))
                        .toList());
    }

    private static Wording find(String key) {
        return Wording.of(key).orElseThrow(() -> Refusal.notFound("mail.wording.unknown"));
    }
}
