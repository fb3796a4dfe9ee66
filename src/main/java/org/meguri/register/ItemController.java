package org.meguri.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An item's whole life across plans and years, for everybody of the town hall and the committee. */
@Controller
class ItemController {

    private final ItemLives lives;
    private final Clock clock;

    ItemController(ItemLives lives, Clock clock) {
        this.lives = lives;
        this.clock = clock;
    }

    @GetMapping("/items/{id}")
    String show(@PathVariable UUID id, SignedIn person, Model model) {
        var today = FiscalYear.of(LocalDate.now(clock));
        var all = lives.of(new PlanItemId(id), today, person);
        // Who decided and why is the town hall's; what an item is in a year may be known to the committee.
        var family = person.official()
                ? all
                : all.stream().map(ItemLives.Member::withoutDecisions).toList();
        var self = family.get(0);
        model.addAttribute("official", person.official());
        model.addAttribute("family", family);
        model.addAttribute("self", self);
        model.addAttribute(
                "deeds",
                person.has(Role.PLANNING)
                        ? Arrays.stream(Deed.values())
                                .filter(deed -> deed.offeredFor(self.state()) || deed.offeredFor(self.last()))
                                .toList()
                        : List.of());
        model.addAttribute("planning", person.has(Role.PLANNING));
        model.addAttribute("open", person.has(Role.PLANNING) ? lives.open(family) : List.of());
        return "register/item";
    }
}
