package org.meguri.system;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** The languages of the pages. What people wrote stays as it was written; files, letters and records are Japanese. */
public enum Language {
    JAPANESE(Locale.JAPANESE),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** As HTML, forms and cookies name it: {@code ja}, {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** The language with this tag; nothing for every other text. */
    public static Optional<Language> ofTag(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** Of the person whose page is made in this thread; Japanese wherever no page is made. */
    public static Language ofReader() {
        var context = LocaleContextHolder.getLocaleContext();
        var locale = context == null ? null : context.getLocale();
        return locale != null && ofTag(locale.getLanguage()).orElse(JAPANESE) == ENGLISH ? ENGLISH : JAPANESE;
    }
}
