package org.meguri.organization;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page; in the sample town it shows whom one can be. */
@Controller
class SignInController {

    private final SampleAccounts samples;
    private final String samplePassword;

    SignInController(SampleAccounts samples, @Value("${meguri.sample-password:}") String samplePassword) {
        this.samples = samples;
        this.samplePassword = samplePassword;
    }

    @GetMapping("/login")
    String show(HttpServletRequest request, Model model) {
        if (CurrentPerson.of(request).isPresent()) {
            return "redirect:/";
        }
        model.addAttribute("error", request.getParameter("error") != null);
        model.addAttribute("loggedOut", request.getParameter("logout") != null);
        if (!samplePassword.isEmpty()) {
            model.addAttribute("sampleAccounts", samples.groups());
            model.addAttribute("samplePassword", samplePassword);
        }
        return "login";
    }
}
