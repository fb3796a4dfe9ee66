package org.meguri.system;

import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts a line at the head of the page that a redirect leads to. */
@Component
public class NoticeBoard {

    private final MessageSourceAccessor messages;

    NoticeBoard(MessageSource messages) {
        this.messages = new MessageSourceAccessor(messages);
    }

    /** Something worked. */
    public void success(RedirectAttributes redirect, String key, Object... arguments) {
        redirect.addFlashAttribute("notice", new Notice("success", messages.getMessage(key, arguments)));
    }
}
