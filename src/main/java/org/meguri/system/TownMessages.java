package org.meguri.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every word that a person reads: all of {@code messages/*.properties}, one file for each room, in Japanese; beside each
 * one the English words in {@code …_en.properties}. What is missing there is read in Japanese. A day among the arguments
 * ({@link LocalDate}) is printed as {@link JapaneseDates#full(LocalDate)}.
 */
@Component("messageSource")
public class TownMessages extends ResourceBundleMessageSource {

    private final boolean strict;

    /** @param strict a missing key is an error (in tests) instead of showing up as a key */
    TownMessages(@Value("${meguri.messages.strict:false}") boolean strict) throws IOException {
        this.strict = strict;
        setDefaultEncoding(StandardCharsets.UTF_8.name());
        setDefaultLocale(Locale.JAPANESE);
        setFallbackToSystemLocale(false);
        // Where no page is made (jobs, schedules), the machine's language is nobody's language.
        LocaleContextHolder.setDefaultLocale(Locale.JAPANESE);
        setBasenames(basenames());
    }

    /** The words without a running house, for commands that may fail before there is one. */
    public static MessageSource load() {
        try {
            return new TownMessages(false);
        } catch (IOException e) {
            throw new UncheckedIOException("The product's words cannot be read", e);
        }
    }

    private static String[] basenames() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                .map(Resource::getFilename)
                .filter(Objects::nonNull)
                .map(name -> name.substring(0, name.length() - ".properties".length()))
                .filter(name -> !name.endsWith("_en"))
                .distinct()
                .sorted()
                .map("messages/"::concat)
                .toArray(String[]::new);
    }

    /** A day that somebody is told of is written as the town hall writes days. */
    @Override
    protected Object[] resolveArguments(Object @Nullable [] arguments, Locale locale) {
        var language = Language.ofTag(locale.getLanguage()).orElse(Language.JAPANESE);
        return Arrays.stream(super.resolveArguments(arguments, locale))
                .map(one -> one instanceof LocalDate day ? JapaneseDates.full(day, language) : one)
                .toArray();
    }

    @Override
    protected @Nullable String getDefaultMessage(String code) {
        if (strict) {
            throw new IllegalStateException("No message for the key " + code);
        }
        return super.getDefaultMessage(code);
    }
}
