package org.meguri.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that exists only as long as nobody is registered. */
@Controller
@RequestMapping("/setup")
class SetupController {

    private static final String PAGE = "organization/setup";

    private final SetUpHouse setUpHouse;
    private final SetupToken token;
    private final Words words;

    SetupController(SetUpHouse setUpHouse, SetupToken token, Words words) {
        this.setUpHouse = setUpHouse;
        this.token = token;
        this.words = words;
    }

    @GetMapping
    String show() {
        if (!setUpHouse.possible()) {
            throw Refusal.notFound("organization.setup.over");
        }
        return PAGE;
    }

    @PostMapping
    String setUp(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String login,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String mail,
            @RequestParam(required = false) @Nullable String password,
            @RequestParam(required = false) @Nullable String again,
            @RequestParam(required = false) @Nullable MultipartFile town,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            setUpHouse.setUp(new SetUpHouse.Command(
                    code, login, name, mail, password, again, town == null ? null : TownUpload.textOf(town)));
        } catch (Refusal refusal) {
            if (refusal.status() == HttpStatus.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", List.of(words.of(refusal)));
            model.addAttribute("login", login);
            model.addAttribute("name", name);
            model.addAttribute("mail", mail);
            return PAGE;
        }
        token.burn();
        next.addFlashAttribute("notice", words.success("organization.setup.done"));
        return "redirect:/login";
    }
}
