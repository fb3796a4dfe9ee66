package org.meguri.task;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SeeAfterwards;
import org.meguri.organization.SignedIn;
import org.meguri.system.NoticeBoard;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.meguri.task.StartPage.Row;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** わたしの作業: where everybody begins. */
@Controller
class TaskController {

    private static final int PAGE_SIZE = 50;

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** Where a form came from: a query of this page and nothing else. */
    private static final Pattern QUERY = Pattern.compile("\\?[A-Za-z0-9=&_.%-]{0,400}");

    private final StartPages pages;
    private final ArrangeTasks arrange;
    private final SeeAfterwards seeAfterwards;
    private final NoticeBoard notices;
    private final Words words;
    private final Clock clock;

    TaskController(
            StartPages pages,
            ArrangeTasks arrange,
            SeeAfterwards seeAfterwards,
            NoticeBoard notices,
            Words words,
            Clock clock) {
        this.pages = pages;
        this.arrange = arrange;
        this.seeAfterwards = seeAfterwards;
        this.notices = notices;
        this.words = words;
        this.clock = clock;
    }

    /** A link that shows a part of the list; {@code current} is where the page stands. */
    record Filter(String href, String label, long count, boolean current) {}

    /** A row of links under one name. */
    record Filters(String label, List<Filter> links) {}

    @GetMapping("/")
    String start() {
        return "redirect:/tasks";
    }

    @GetMapping("/tasks")
    String tasks(SignedIn person, @RequestParam Map<String, String> said, Model model) {
        return page(person, TaskQuery.of(said), model);
    }

    @GetMapping("/tasks/table.csv")
    ResponseEntity<byte[]> csv(SignedIn person, @RequestParam Map<String, String> said) {
        return file(TaskFiles.csv(table(person, said)), new MediaType("text", "csv", StandardCharsets.UTF_8), "csv");
    }

    @GetMapping("/tasks/table.xlsx")
    ResponseEntity<byte[]> xlsx(SignedIn person, @RequestParam Map<String, String> said) {
        return file(TaskFiles.workbook(table(person, said), words.of("task.inbox.title")), XLSX, "xlsx");
    }

    @PostMapping("/tasks/{id}/later")
    String later(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String back,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            var day = until.isBlank() ? null : day(until);
            arrange.later(id, day, person);
            if (day == null) {
                notices.success(redirect, "task.later.back");
            } else {
                notices.success(redirect, "task.later.done", Wording.shortlyToReader(day));
            }
        } catch (Refusal refusal) {
            if (refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(422);
            model.addAttribute("refused", words.of(refusal));
            model.addAttribute("refusedTask", id);
            model.addAttribute("typed", until);
            return page(person, TaskQuery.of(said(back)), model);
        }
        return "redirect:/tasks" + query(back);
    }

    @PostMapping("/tasks/sheets/{subject}/writer")
    String writer(
            @PathVariable UUID subject,
            @RequestParam(required = false) @Nullable UUID officer,
            @RequestParam(defaultValue = "") String back,
            SignedIn person,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            arrange.writer(subject, officer == null ? null : new OfficerId(officer), person);
        } catch (Refusal refusal) {
            if (refusal.status().value() != 422) {
                throw refusal;
            }
            response.setStatus(422);
            model.addAttribute("refused", words.of(refusal));
            return page(person, TaskQuery.of(said(back)), model);
        }
        notices.success(redirect, officer == null ? "task.writer.none.done" : "task.writer.done");
        return "redirect:/tasks" + query(back);
    }

    private String page(SignedIn person, TaskQuery query, Model model) {
        var start = pages.of(person, query);
        var rows = start.rows();
        var pageCount = Math.max(1, (rows.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        var at = Math.min(query.page(), pageCount);
        var shown = rows.subList((at - 1) * PAGE_SIZE, Math.min(rows.size(), at * PAGE_SIZE));
        // What no chief can decide is the director's own work, on whosever desk the engine has it.
        var open = Stream.concat(start.all().stream().filter(Row::open), start.forDirector().stream())
                .toList();
        model.addAttribute("start", start);
        model.addAttribute("rows", shown);
        model.addAttribute("found", rows.size());
        model.addAttribute("count", open.size());
        model.addAttribute("late", open.stream().filter(Row::late).count());
        model.addAttribute("page", at);
        model.addAttribute("pages", pageCount);
        model.addAttribute("query", query);
        model.addAttribute("here", query.under("/tasks"));
        model.addAttribute("back", query.under(""));
        model.addAttribute("csv", query.under("/tasks/table.csv"));
        model.addAttribute("xlsx", query.under("/tasks/table.xlsx"));
        model.addAttribute("filters", filters(start.all(), query, person));
        model.addAttribute(
                "orders",
                Arrays.stream(TaskQuery.Order.values())
                        .map(order -> new Filter(
                                query.by(order).under("/tasks"),
                                words.of("task.order." + order),
                                0,
                                order == query.order()))
                        .toList());
        model.addAttribute("withLater", query.showing(true).under("/tasks"));
        model.addAttribute("withoutLater", query.showing(false).under("/tasks"));
        model.addAttribute("sheets", start.all().stream().anyMatch(row -> row.standing() != null));
        // A sheet that is complete waits for nothing but to be handed in.
        model.addAttribute(
                "complete",
                start.all().stream()
                        .filter(row -> row.open()
                                && row.kind() == TaskKind.SELF_EVALUATE
                                && row.standing() == SheetWork.Standing.COMPLETE)
                        .count());
        model.addAttribute("writing", person.has(Role.SECTION_STAFF));
        model.addAttribute(
                "kinds", start.all().stream().map(Row::kind).distinct().count() > 1);
        model.addAttribute(
                "unitsShown", start.all().stream().map(Row::unit).distinct().count() > 1);
        model.addAttribute("day", LocalDate.now(clock));
        model.addAttribute("unseen", seeAfterwards.count(person));
        model.addAttribute("steads", person.steads());
        model.addAttribute(
                "roles",
                Stream.of(Role.values())
                        .filter(person::has)
                        .filter(role -> role != Role.SECTION_STAFF && role != Role.SECTION_CHIEF)
                        .map(Role::name)
                        .toList());
        return "task/tasks";
    }

    private List<Filters> filters(List<Row> all, TaskQuery query, SignedIn person) {
        var visible =
                all.stream().filter(row -> query.later() || row.later() == null).toList();
        var filters = new ArrayList<Filters>();
        if (all.stream().anyMatch(row -> row.standing() != null)) {
            var states = new ArrayList<Filter>();
            states.add(link(query.with((SheetWork.Standing) null), "task.filter.all", visible, row -> true, query));
            for (var state : SheetWork.Standing.values()) {
                states.add(link(
                        query.with(state), "task.standing." + state, visible, row -> row.standing() == state, query));
            }
            filters.add(new Filters(words.of("task.filter.state"), states));
        }
        var kinds = visible.stream().map(Row::kind).distinct().sorted().toList();
        if (kinds.size() > 1) {
            var links = new ArrayList<Filter>();
            links.add(link(query.with((TaskKind) null), "task.filter.all", visible, row -> true, query));
            kinds.forEach(kind ->
                    links.add(link(query.with(kind), "task.kind." + kind, visible, row -> row.kind() == kind, query)));
            filters.add(new Filters(words.of("task.filter.kind"), links));
        }
        if (person.has(Role.SECTION_STAFF) && all.stream().anyMatch(row -> row.standing() != null)) {
            filters.add(new Filters(
                    words.of("task.filter.who"),
                    List.of(
                            link(query.with(TaskQuery.Who.ANYBODY), "task.filter.all", visible, row -> true, query),
                            link(
                                    query.with(TaskQuery.Who.ME),
                                    "task.filter.me",
                                    visible,
                                    row -> person.id().value().equals(row.writerId()),
                                    query),
                            link(
                                    query.with(TaskQuery.Who.NOBODY),
                                    "task.filter.nobody",
                                    visible,
                                    row -> row.standing() != null && row.writerId() == null,
                                    query))));
        }
        return filters;
    }

    private Filter link(TaskQuery to, String label, List<Row> among, Predicate<Row> which, TaskQuery now) {
        return new Filter(
                to.under("/tasks"),
                words.of(label),
                among.stream().filter(which).count(),
                to.under("").equals(now.under("")));
    }

    private List<List<String>> table(SignedIn person, Map<String, String> said) {
        var table = new ArrayList<List<String>>();
        table.add(Stream.of(
                        "number",
                        "item",
                        "kind",
                        "cycle",
                        "last",
                        "state",
                        "filled",
                        "required",
                        "unit",
                        "writer",
                        "due",
                        "left")
                .map(column -> words.of("task.column." + column))
                .toList());
        pages.of(person, TaskQuery.of(said))
                .rows()
                .forEach(row -> table.add(List.of(
                        row.number(),
                        row.name(),
                        words.of("task.kind." + row.kind()),
                        row.cycle(),
                        row.last() == null ? "" : row.last().label(),
                        row.standing() == null ? "" : words.of("task.standing." + row.standing()),
                        row.standing() == null ? "" : Integer.toString(row.filled()),
                        row.standing() == null ? "" : Integer.toString(row.required()),
                        row.unit() == null ? words.of("task.desk." + row.role()) : row.unit(),
                        Objects.requireNonNullElse(row.writer(), ""),
                        row.dueDay().toString(),
                        row.open() ? left(row) : "")));
        return table;
    }

    private String left(Row row) {
        if (row.late()) {
            return row.daysLate() > 0 ? words.of("task.inbox.late", row.daysLate()) : words.of("task.inbox.just-late");
        }
        return row.workingDays() > 0
                ? words.of("task.inbox.left", row.workingDays())
                : words.of("task.inbox.due-today");
    }

    private ResponseEntity<byte[]> file(byte[] content, MediaType type, String ending) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(words.of("task.inbox.title") + "." + ending, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal("task.later.no-day");
        }
    }

    private static String query(String back) {
        return QUERY.matcher(back).matches() ? back : "";
    }

    private static Map<String, String> said(String back) {
        var said = new java.util.HashMap<String, String>();
        if (!query(back).isEmpty()) {
            for (var pair : back.substring(1).split("&")) {
                var parts = pair.split("=", 2);
                if (parts.length == 2) {
                    said.put(parts[0], parts[1]);
                }
            }
        }
        return said;
    }
}
