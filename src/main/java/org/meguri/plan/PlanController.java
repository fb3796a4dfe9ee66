package org.meguri.plan;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register of plans, for the planning division. */
@Controller
@RequestMapping("/plans")
class PlanController {

    private static final int ITEMS_ON_A_PAGE = 200;

    private final PlanRegister plans;
    private final AdoptPlan adopt;
    private final ShippedPlans shipped;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    PlanController(
            PlanRegister plans, AdoptPlan adopt, ShippedPlans shipped, Directory directory, Words words, Clock clock) {
        this.plans = plans;
        this.adopt = adopt;
        this.shipped = shipped;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /** A line of the list. */
    record Line(PlanId id, String title, String period, int items) {}

    /** An extension of the period, in words. */
    record Extension(String former, String last, PlanExtension of, String enteredBy) {}

    /** Items under the same levels, in the order of the table. */
    record Group(List<String> levels, List<Item> items) {}

    /** A line of the table of items. */
    record Item(PlanItemId id, int seq, @Nullable String number, String name, List<Unit> units) {}

    /** A responsible unit: as printed, and its own name where that is another. */
    record Unit(String printed, @Nullable String name, boolean lead) {}

    @GetMapping
    String list(SignedIn person, Model model) {
        requirePlanning(person);
        model.addAttribute(
                "plans",
                plans.plans().stream()
                        .map(plan -> new Line(plan.id(), plan.title(), period(plan), plans.size(plan.id())))
                        .toList());
        return "plan/list";
    }

    @GetMapping("/new")
    String blank(SignedIn person, Model model) {
        requirePlanning(person);
        model.addAttribute("shipped", shipped.all());
        return "plan/new";
    }

    @PostMapping
    String adopt(
            SignedIn person,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(name = "shipped", required = false) @Nullable String code,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        requirePlanning(person);
        try {
            var id = adopt.adopt(yaml(file, code), person.id());
            next.addFlashAttribute("notice", words.success("plan.adopted"));
            return "redirect:/plans/" + id;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", List.of(words.of(refusal)));
            model.addAttribute("chosen", code);
            return blank(person, model);
        }
    }

    @GetMapping("/{id}")
    String show(SignedIn person, @PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Model model) {
        requirePlanning(person);
        var plan = plans.plan(new PlanId(id));
        var items = plans.registerThen(plan.id(), shownYear(plan)).stream()
                .filter(line -> line.state().counted())
                .map(RegisterLine::item)
                .toList();
        var pages = Math.max(1, (items.size() + ITEMS_ON_A_PAGE - 1) / ITEMS_ON_A_PAGE);
        var shown = Math.min(Math.max(page, 1), pages);
        model.addAttribute("plan", plan);
        model.addAttribute("definition", plan.definition());
        model.addAttribute("period", period(plan));
        model.addAttribute("year", shownYear(plan).named());
        model.addAttribute(
                "extensions",
                plan.extensions().stream()
                        .map(one -> new Extension(
                                new FiscalYear(one.formerLastYear()).both(),
                                new FiscalYear(one.lastYear()).both(),
                                one,
                                directory.officer(one.enteredBy()).name()))
                        .toList());
        model.addAttribute("size", items.size());
        model.addAttribute("answering", plan.definition().columns().stream().anyMatch(column -> column.to()
                .startsWith("answer.")));
        model.addAttribute(
                "groups",
                groups(
                        plan.definition(),
                        items.subList((shown - 1) * ITEMS_ON_A_PAGE, Math.min(shown * ITEMS_ON_A_PAGE, items.size()))));
        model.addAttribute("shownPage", shown);
        model.addAttribute("pages", pages);
        return "plan/show";
    }

    /** The definition as it was adopted, to be changed and adopted again. */
    @GetMapping("/{id}/definition")
    ResponseEntity<byte[]> definition(SignedIn person, @PathVariable UUID id) {
        requirePlanning(person);
        var plan = plans.plan(new PlanId(id));
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"" + plan.code() + ".yaml\"")
                .body(plan.yaml().getBytes(StandardCharsets.UTF_8));
    }

    private String yaml(@Nullable MultipartFile file, @Nullable String code) {
        if (file == null || file.isEmpty()) {
            if (code == null || code.isEmpty()) {
                throw new Refusal("plan.new.nothing");
            }
            return shipped.all().stream()
                    .filter(one -> one.definition().code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("plan.shipped.unknown"))
                    .yaml();
        }
        if (file.getSize() > 4L * PlanReader.MAX_SIZE) {
            throw new Refusal("plan.yaml.too-large", Integer.toString(PlanReader.MAX_SIZE));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal("plan.yaml.not-utf8");
        } catch (IOException e) {
            throw new Refusal("plan.new.broken");
        }
    }

    private List<Group> groups(PlanDefinition definition, List<PlanItemView> items) {
        var names = new HashMap<UnitId, String>();
        directory.units(LocalDate.now(clock)).forEach(unit -> names.put(unit.id(), unit.name()));
        var groups = new ArrayList<Group>();
        for (var item : items) {
            var levels = definition.levels().stream()
                    .map(level -> item.levels().getOrDefault(level.key(), ""))
                    .toList();
            if (groups.isEmpty() || !groups.get(groups.size() - 1).levels().equals(levels)) {
                groups.add(new Group(levels, new ArrayList<>()));
            }
            groups.get(groups.size() - 1)
                    .items()
                    .add(new Item(item.id(), item.seq(), item.number(), item.name(), units(item, names)));
        }
        return groups;
    }

    private List<Unit> units(PlanItemView item, Map<UnitId, String> names) {
        return item.responsibilities().stream()
                .map(responsibility -> {
                    var printed = responsibility.printed();
                    var unit = responsibility.unit();
                    if (unit == null) {
                        return new Unit(printed, null, false);
                    }
                    // A unit that is no longer in force has kept its own name.
                    var name = names.computeIfAbsent(
                            unit, known -> directory.unit(known).name());
                    return new Unit(
                            printed.isEmpty() ? name : printed,
                            name.equals(printed) || printed.isEmpty() ? null : name,
                            responsibility.lead());
                })
                .toList();
    }

    /** This fiscal year, or the year of the plan that is nearest to it. */
    private FiscalYear shownYear(PlanView plan) {
        var today = FiscalYear.of(LocalDate.now(clock)).year();
        var period = plan.period();
        return new FiscalYear(Math.max(period.from(), Math.min(period.to(), today)));
    }

    private static String period(PlanView plan) {
        var period = plan.period();
        return new FiscalYear(period.from()).both() + FiscalYear.until() + new FiscalYear(period.to()).both();
    }

    private static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("plan.planning-only");
        }
    }
}
