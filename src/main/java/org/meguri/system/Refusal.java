package org.meguri.system;

import java.util.Arrays;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/**
 * The house says no, in words for the person who asked. The message key names what is wrong and how to cure it; its
 * arguments name the place. Never carries a text that somebody typed.
 */
public class Refusal extends RuntimeException {

    private final String key;
    private final transient Object[] arguments;
    private final HttpStatus status;

    /** Refused because what was asked for is not possible or not complete (422). */
    public Refusal(String key, Object... arguments) {
        this(HttpStatus.UNPROCESSABLE_ENTITY, key, arguments);
    }

    protected Refusal(HttpStatus status, String key, Object... arguments) {
        super(key + Arrays.toString(arguments));
        this.status = Objects.requireNonNull(status);
        this.key = Objects.requireNonNull(key);
        this.arguments = arguments.clone();
    }

    /** The object does not exist, or the person may not know that it does (404). */
    public static Refusal notFound(String key, Object... arguments) {
        return new Refusal(HttpStatus.NOT_FOUND, key, arguments);
    }

    /** The person may not do this at all (403). */
    public static Refusal forbidden(String key, Object... arguments) {
        return new Refusal(HttpStatus.FORBIDDEN, key, arguments);
    }

    /** Somebody else was first, or the page shown is out of date (409). */
    public static Refusal conflict(String key, Object... arguments) {
        return new Refusal(HttpStatus.CONFLICT, key, arguments);
    }

    /** The key of the message in {@code messages/<room>.properties}. */
    public String key() {
        return key;
    }

    /** What the message's placeholders stand for, in order. */
    public Object[] arguments() {
        return arguments.clone();
    }

    /** The HTTP status that a page or an API answers with. */
    public HttpStatus status() {
        return status;
    }
}
