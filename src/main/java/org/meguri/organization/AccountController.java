package org.meguri.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own account. */
@Controller
@RequestMapping("/account")
class AccountController {

    private static final String PAGE = "organization/account";

    private final ChangePassword changePassword;
    private final TownAccounts accounts;
    private final DeputyBook deputyBook;
    private final Words words;

    AccountController(ChangePassword changePassword, TownAccounts accounts, DeputyBook deputyBook, Words words) {
        this.deputyBook = deputyBook;
        this.changePassword = changePassword;
        this.accounts = accounts;
        this.words = words;
    }

    @GetMapping
    String show(SignedIn person, Model model) {
        model.addAttribute("login", person.login());
        model.addAttribute("steads", person.steads());
        model.addAttribute("deputies", deputyBook.ownToday(person));
        model.addAttribute("temporary", accounts.passwordTemporary(person.id()));
        return PAGE;
    }

    @PostMapping("/password")
    String change(
            SignedIn person,
            @RequestParam(required = false) @Nullable String current,
            @RequestParam(required = false) @Nullable String chosen,
            @RequestParam(required = false) @Nullable String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var account = changePassword.change(person, current, chosen, again);
            request.changeSessionId();
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
            new HttpSessionSecurityContextRepository().saveContext(context, request, response);
            next.addFlashAttribute("notice", words.success("organization.password.changed"));
            return "redirect:/";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", List.of(words.of(refusal)));
            return show(person, model);
        }
    }
}
