package org.meguri.system;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of {@code messages/*.properties} for what is not a template: notices, mails, files, refusals. */
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** The message; a number among the arguments is printed with thousands separators, so give years as text. */
    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPANESE);
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
