package org.meguri.system;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Pages for what goes wrong outside of a controller. Never shows a message of an exception.
 */
@Controller
class ErrorPages implements ErrorController {

    private final FailurePage failures;
    private final Words words;

    ErrorPages(FailurePage failures, Words words) {
        this.failures = failures;
        this.words = words;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ModelAndView show(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        var reason = request.getAttribute(PageFrame.REASON);
        // Asked for directly, without an error: there is no such page.
        return failures.of(
                request,
                status != null && status.isError() ? status : HttpStatus.NOT_FOUND,
                reason instanceof String key ? words.of(key) : null);
    }
}
