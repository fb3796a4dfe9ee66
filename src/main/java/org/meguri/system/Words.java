package org.meguri.system;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of {@code messages/*.properties} for what is not a template: notices, mails, files, refusals. They are in
 * the language of the person whose page is made; what is stored, sent or read in again takes {@link #inJapanese()}.
 */
@Component
public class Words {

    private final MessageSource messages;
    private final @Nullable Language always;

    @Autowired
    Words(MessageSource messages) {
        this(messages, null);
    }

    private Words(MessageSource messages, @Nullable Language always) {
        this.messages = messages;
        this.always = always;
    }

    /** The same words in Japanese, whoever reads: for what is stored, sent, or compared with what stands in a file. */
    public Words inJapanese() {
        return new Words(messages, Language.JAPANESE);
    }

    /** The same words in a language, whoever reads: for what is written later for somebody who asks now. */
    public Words in(Language language) {
        return new Words(messages, language);
    }

    /** The message; a number among the arguments is printed with thousands separators, so give years as text. */
    public String of(String key, Object... arguments) {
        var language = always == null ? Language.ofReader() : always;
        return messages.getMessage(key, arguments, language.locale());
    }

    /** The message, where there is one: for codes that an earlier version of the product may have stored. */
    public Optional<String> ifKnown(String key, Object... arguments) {
        var language = always == null ? Language.ofReader() : always;
        return Optional.ofNullable(messages.getMessage(key, arguments, "", language.locale()))
                .filter(text -> !text.isEmpty());
    }

    /** What a refusal says. */
    public String of(Refusal refusal) {
        return of(refusal.key(), refusal.arguments());
    }

    /** Something was done. */
    public Notice success(String key, Object... arguments) {
        return new Notice("success", of(key, arguments));
    }

    /** Something worth knowing; nothing was done or has to be. */
    public Notice info(String key, Object... arguments) {
        return new Notice("info", of(key, arguments));
    }

    /** Something to look after. */
    public Notice warning(String key, Object... arguments) {
        return new Notice("warning", of(key, arguments));
    }

    /** Something was not done. */
    public Notice error(String key, Object... arguments) {
        return new Notice("error", of(key, arguments));
    }
}
