package org.meguri.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Language;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** The choice of the language in the head of every page, also before the sign-in. */
@Controller
class LanguageController {

    static final String ADDRESS = "/language";

    /** A path of this host as browsers send it, never an address elsewhere ({@code //host}, {@code /\host}). */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]*");

    private final ChooseLanguage chooseLanguage;
    private final ReaderLanguage readerLanguage;

    LanguageController(ChooseLanguage chooseLanguage, ReaderLanguage readerLanguage) {
        this.chooseLanguage = chooseLanguage;
        this.readerLanguage = readerLanguage;
    }

    /** @param back the page to come back to; the start page where it is missing or none of ours */
    @PostMapping(ADDRESS)
    RedirectView choose(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var chosen = Language.ofTag(language).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        CurrentPerson.of(request).ifPresent(person -> chooseLanguage.choose(chosen, person));
        readerLanguage.remember(chosen, response);
        var view = new RedirectView(back != null && OURS.matcher(back).matches() ? back : "/");
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
