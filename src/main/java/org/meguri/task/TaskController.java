package org.meguri.task;

import java.util.List;
import org.meguri.organization.SeeAfterwards;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** わたしの作業: where everybody begins. */
@Controller
class TaskController {

    private final MyTasks myTasks;
    private final SeeAfterwards seeAfterwards;

    TaskController(MyTasks myTasks, SeeAfterwards seeAfterwards) {
        this.seeAfterwards = seeAfterwards;
        this.myTasks = myTasks;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/tasks";
    }

    @GetMapping("/tasks")
    String tasks(SignedIn person, Model model) {
        var own = myTasks.own(person);
        model.addAttribute("own", own);
        model.addAttribute("count", count(own));
        model.addAttribute("late", own.stream().mapToLong(MyTasks.Group::late).sum());
        var forChiefs = myTasks.forChiefs(person);
        model.addAttribute("forChiefs", forChiefs);
        model.addAttribute("forChiefsCount", count(forChiefs));
        model.addAttribute("unseen", seeAfterwards.count(person));
        model.addAttribute("steads", person.steads());
        return "task/tasks";
    }

    private static long count(List<MyTasks.Group> groups) {
        return groups.stream().mapToLong(group -> group.rows().size()).sum();
    }
}
