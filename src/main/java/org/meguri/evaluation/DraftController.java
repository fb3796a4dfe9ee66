package org.meguri.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps a sheet while it is being written; the page's script calls it, and puts the parts that it answers into the page. */
@Controller
@RequestMapping("/evaluations/{id}/draft")
class DraftController {

    private final SaveDraft save;

    DraftController(SaveDraft save) {
        this.save = save;
    }

    /**
     * Answers 200 when everything is kept, 422 when a field is not because of its text, 409 when one is not because a
     * colleague has changed it too; the other fields are kept in each case.
     *
     * @param all under its name what stands in a changed field, and as {@code base[name]} what it started from
     */
    @PostMapping
    String save(
            @PathVariable UUID id,
            @RequestParam long revision,
            @RequestParam Map<String, String> all,
            SignedIn person,
            Model model,
            HttpServletResponse response) {
        var changes = new LinkedHashMap<String, SaveDraft.Change>();
        Typed.in(all, "base")
                .forEach((name, base) -> changes.put(name, new SaveDraft.Change(base, all.getOrDefault(name, ""))));
        try {
            var outcome = save.save(new SaveDraft.Command(new EvaluationId(id), revision, changes), person);
            if (!outcome.clashes().isEmpty()) {
                response.setStatus(HttpStatus.CONFLICT.value());
            } else if (!outcome.errors().isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            }
            model.addAttribute("outcome", outcome);
            return "evaluation/draft :: answer";
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("refusal", refusal);
            return "evaluation/draft :: refused";
        }
    }
}
