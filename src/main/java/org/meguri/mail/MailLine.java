package org.meguri.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.function.Predicate;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.meguri.mail.Outcome.HandedOver;
import org.meguri.mail.Outcome.Later;
import org.meguri.mail.Outcome.LineDown;
import org.meguri.mail.Outcome.Never;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands one letter to the mail server and understands the answer. Blocks for as long as the server's timeouts allow. */
@Component
class MailLine {

    private static final int FOR_GOOD = 500;

    private final JavaMailSender sender;
    private final String from;
    private final String base;

    MailLine(
            JavaMailSender sender,
            @Value("${meguri.mail-from:}") String from,
            @Value("${meguri.base-url:}") String base) {
        this.sender = sender;
        this.from = from;
        this.base = base.strip().replaceAll("/+$", "");
    }

    Outcome send(Claimed letter) {
        MimeMessage message;
        try {
            message = message(letter);
        } catch (MessagingException e) {
            return new Never(Problem.BAD_ADDRESS, e.getMessage());
        }
        try {
            sender.send(message);
            return new HandedOver();
        } catch (MailAuthenticationException e) {
            return new LineDown(Problem.LOGIN_REFUSED, reply(e));
        } catch (MailParseException e) {
            return new Never(Problem.BAD_ADDRESS, reply(e));
        } catch (MailSendException e) {
            return understand(e);
        } catch (MailException e) {
            return new Later(Problem.CUT_OFF, reply(e));
        }
    }

    private MimeMessage message(Claimed letter) throws MessagingException {
        var message = sender.createMimeMessage();
        message.setFrom(new InternetAddress(from));
        // Not strict: addresses with two dots in a row are in use, and the pattern of an address was checked before.
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(letter.address(), false));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        var plain = new MimeBodyPart();
        plain.setText(Columns.wrap(letter.body()), StandardCharsets.UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(MailHtml.of(letter.subject(), letter.body(), base), StandardCharsets.UTF_8.name(), "html");
        // The last is the one that a reader's program prefers.
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.setSentDate(Date.from(letter.writtenAt()));
        message.setHeader("Message-ID", letter.messageId());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static Outcome understand(MailSendException failure) {
        var failures = failure.getMessageExceptions();
        if (failures.length == 0) {
            // The letter was taken; only the good-bye went wrong.
            return new HandedOver();
        }
        // The line that could not be opened is the letter's failure and the cause at once.
        return failures[0] == failure.getCause()
                ? new LineDown(Problem.NO_CONNECTION, reply(failures[0]))
                : understand(failures[0]);
    }

    private static Outcome understand(Exception failure) {
        var login = find(failure, AuthenticationFailedException.class::isInstance);
        if (login != null) {
            return new LineDown(Problem.LOGIN_REFUSED, reply(login));
        }
        var ourselves = find(failure, SMTPSenderFailedException.class::isInstance);
        if (ourselves != null) {
            return new LineDown(Problem.SENDER_REFUSED, reply(ourselves));
        }
        if (find(failure, SMTPAddressFailedException.class::isInstance) instanceof SMTPAddressFailedException e) {
            return refused(e.getReturnCode(), e);
        }
        if (find(failure, MailLine::isAnswer) instanceof SMTPSendFailedException e) {
            return refused(e.getReturnCode(), e);
        }
        return new Later(Problem.CUT_OFF, reply(failure));
    }

    private static boolean isAnswer(Exception failure) {
        return failure instanceof SMTPSendFailedException e && e.getReturnCode() > 0;
    }

    private static Outcome refused(int code, Exception failure) {
        return code >= FOR_GOOD
                ? new Never(Problem.REFUSED, reply(failure))
                : new Later(Problem.REFUSED_FOR_NOW, reply(failure));
    }

    /** Mail exceptions hang on each other by {@code nextException}, too. */
    private static @Nullable Exception find(@Nullable Throwable failure, Predicate<Exception> wanted) {
        for (var at = failure; at != null; ) {
            if (at instanceof Exception exception && wanted.test(exception)) {
                return exception;
            }
            at = at instanceof MessagingException e && e.getNextException() != null
                    ? e.getNextException()
                    : at.getCause();
        }
        return null;
    }

    private static @Nullable String reply(Throwable failure) {
        var words = failure.getMessage();
        return words == null ? failure.getClass().getSimpleName() : words.strip();
    }
}
