package org.meguri.organization;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UrlPathHelper;
import org.springframework.web.util.WebUtils;

/**
 * In which language a page is made: as the person has chosen; for whoever is not signed in, or has chosen nothing, as
 * this browser was last told; else Japanese. What the browser itself prefers is not asked: a town hall's machines are
 * set up in many ways. The pages for citizens are always Japanese: one page for everybody, which may be kept anywhere.
 */
@Component("localeResolver")
class ReaderLanguage implements LocaleResolver {

    /** The request's attribute with the language that the person of the session has chosen. */
    static final String CHOSEN = ReaderLanguage.class.getName() + ".chosen";

    private static final String COOKIE = "MEGURI-LANGUAGE";
    private static final Duration KEPT = Duration.ofDays(365);
    private static final String CITIZENS = "/public";

    private final boolean secure;

    ReaderLanguage(@Value("${meguri.base-url}") String baseUrl) {
        this.secure = baseUrl.startsWith("https:");
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request).locale();
    }

    private static Language of(HttpServletRequest request) {
        if (forCitizens(request)) {
            return Language.JAPANESE;
        }
        return Optional.ofNullable((@Nullable Language) request.getAttribute(CHOSEN))
                .or(() -> remembered(request))
                .orElse(Language.JAPANESE);
    }

    private static boolean forCitizens(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = failed == null ? UrlPathHelper.defaultInstance.getPathWithinApplication(request) : failed.toString();
        return path.equals(CITIZENS) || path.startsWith(CITIZENS + "/");
    }

    private static Optional<Language> remembered(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : Language.ofTag(cookie.getValue());
    }

    /** Tells this browser, so that the page of the log-in is in the language, too. */
    void remember(Language language, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, language.tag())
                        .path("/")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("A person chooses the language at " + LanguageController.ADDRESS);
    }
}
