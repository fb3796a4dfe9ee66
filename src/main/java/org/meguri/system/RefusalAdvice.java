package org.meguri.system;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what a room refuses, and what goes wrong in one, into a page in the person's words. */
@ControllerAdvice
class RefusalAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

    private final FailurePage failures;
    private final Words words;

    RefusalAdvice(FailurePage failures, Words words) {
        this.failures = failures;
        this.words = words;
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        FilesInJapanese.over(request);
        return failures.of(request, refusal.status(), words.of(refusal));
    }

    /** Two people at once, or one person twice: the second one is told. */
    @ExceptionHandler({ConcurrencyFailureException.class, DataIntegrityViolationException.class})
    ModelAndView overtaken(Exception clash, HttpServletRequest request) {
        LOG.warn("Two changes met: {}", clash.getClass().getName(), clash);
        return failures.of(request, HttpStatus.CONFLICT, null);
    }

    /** An address with something in it that cannot be the id of anything. */
    @ExceptionHandler
    ModelAndView unreadable(TypeMismatchException mismatch, HttpServletRequest request) {
        return failures.of(request, HttpStatus.NOT_FOUND, null);
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException upload, HttpServletRequest request) {
        return failures.of(request, HttpStatus.PAYLOAD_TOO_LARGE, null);
    }

    @ExceptionHandler
    ModelAndView brokenUpload(MultipartException upload, HttpServletRequest request) {
        return failures.of(request, HttpStatus.BAD_REQUEST, null);
    }

    @ExceptionHandler
    ModelAndView incomplete(ServletRequestBindingException incomplete, HttpServletRequest request) {
        return failures.of(request, HttpStatus.BAD_REQUEST, null);
    }

    /** The filters in front of the controllers know what to do with these. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class, AsyncRequestNotUsableException.class
    })
    void elsewhere(Exception concern) throws Exception {
        throw concern;
    }

    @ExceptionHandler
    ModelAndView failed(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            return failures.of(request, known.getStatusCode(), null);
        }
        LOG.error("A request failed", failure);
        return failures.of(request, HttpStatus.INTERNAL_SERVER_ERROR, null);
    }
}
