package org.meguri.journal;

import java.util.HashMap;
import java.util.Map;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The journal, for planning and the administrator. */
@Controller
class JournalController {

    private static final int MOST = 300;

    private final Journal journal;
    private final Directory directory;

    JournalController(Journal journal, Directory directory) {
        this.journal = journal;
        this.directory = directory;
    }

    /** A line with the person's name. */
    record Line(EntryView entry, String who) {}

    @GetMapping("/admin/journal")
    String latest(SignedIn person, Model model) {
        if (!person.has(Role.PLANNING) && !person.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("journal.not-yours");
        }
        Map<OfficerId, String> names = new HashMap<>();
        model.addAttribute(
                "lines",
                journal.latest(MOST).stream()
                        .map(entry -> {
                            var officer = entry.officer();
                            var who = officer == null
                                    ? ""
                                    : names.computeIfAbsent(
                                            officer, id -> directory.officer(id).name());
                            return new Line(entry, who);
                        })
                        .toList());
        return "journal/latest";
    }
}
