package org.meguri.organization;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.system.JapaneseDates;
import org.meguri.system.PageFrame;
import org.meguri.system.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** The head of every page: the town, the day, the person and what the rooms offer this person. */
@ControllerAdvice
class TownFrame implements PageFrame {

    /** What one line holds at 1366 pixels, the width of the town halls' own computers. */
    private static final int MOST_IN_A_LINE = 12;

    /** The same in letters, those of the full width counted twice, a number as five. */
    private static final int WIDEST_LINE = 105;

    private static final int NUMBER = 5;

    private final String town;
    private final ObjectProvider<Navigation> rooms;
    private final JapaneseDates dates;
    private final Words words;
    private final Clock clock;

    TownFrame(
            @Value("${meguri.town}") String town,
            ObjectProvider<Navigation> rooms,
            JapaneseDates dates,
            Words words,
            Clock clock) {
        this.town = town;
        this.rooms = rooms;
        this.dates = dates;
        this.words = words;
        this.clock = clock;
    }

    @ModelAttribute
    void fill(HttpServletRequest request, Model model) {
        model.addAllAttributes(of(request));
    }

    @Override
    public Map<String, Object> of(HttpServletRequest request) {
        var attributes = new HashMap<String, Object>();
        attributes.put("town", town);
        attributes.put("today", dates.full(LocalDate.now(clock)));
        here(request).ifPresent(here -> attributes.put("here", here));
        CurrentPerson.of(request).ifPresent(person -> {
            var path = request.getServletPath();
            attributes.put("person", head(person));
            // Counted only when a page is drawn, not for redirects and downloads, and once for both parts.
            var menu = SingletonSupplier.of(() -> menu(person, path));
            attributes.put("menu", lazily(() -> menu.obtain().line()));
            attributes.put("menuMore", lazily(() -> menu.obtain().more()));
        });
        return attributes;
    }

    private static LazyContextVariable<List<MenuEntry>> lazily(Supplier<List<MenuEntry>> entries) {
        return new LazyContextVariable<>() {
            @Override
            protected List<MenuEntry> loadValue() {
                return entries.get();
            }
        };
    }

    /** The address of the page itself, for coming back; nothing for a page that answers a form: it would be lost. */
    private static Optional<String> here(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return Optional.empty();
        }
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = failed == null ? request.getRequestURI() : failed.toString();
        return Optional.of(request.getQueryString() == null ? path : path + "?" + request.getQueryString());
    }

    private Head head(SignedIn person) {
        var held = person.duties().stream()
                .filter(duty -> person.holds(duty.role(), duty.unit()))
                .map(Duty::role)
                .distinct()
                .map(role -> words.of("organization.role." + role.name()));
        var inStead = person.steads().stream()
                .map(stead -> words.of(
                        "organization.role.in-stead",
                        words.of("organization.role." + stead.duty().role())))
                .distinct();
        var roles = Stream.concat(held, inStead).toList();
        return new Head(person.name(), person.unitName(), roles);
    }

    private Menu menu(SignedIn person, String path) {
        var entries = rooms.stream()
                .flatMap(room -> room.entries(person).stream())
                .sorted(Comparator.comparingInt(Navigation.Entry::order).thenComparing(Navigation.Entry::href))
                .toList();
        // The longest address that leads here: /admin/units is not also /admin.
        var current = entries.stream()
                .map(Navigation.Entry::href)
                .filter(href -> path.equals(href) || path.startsWith(href + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        var width = entries.stream()
                .mapToInt(entry -> width(words.of(entry.labelKey())) + (entry.count() == null ? 0 : NUMBER))
                .sum();
        var tooLong = entries.size() > MOST_IN_A_LINE || width > WIDEST_LINE;
        var parts = entries.stream()
                .collect(Collectors.partitioningBy(
                        entry -> tooLong && entry.seldom(),
                        Collectors.mapping(
                                entry -> new MenuEntry(
                                        entry.href(),
                                        words.of(entry.labelKey()),
                                        entry.count(),
                                        entry.href().equals(current)),
                                Collectors.toList())));
        return new Menu(parts.getOrDefault(false, List.of()), parts.getOrDefault(true, List.of()));
    }

    private static int width(String label) {
        return label.codePoints().map(letter -> letter < 0x80 ? 1 : 2).sum();
    }

    /** The person as the page's head shows one. */
    record Head(String name, String unitName, List<String> roleNames) {}

    /** The menu in two parts. @param more what stands behind 「そのほか」; mostly nothing */
    private record Menu(List<MenuEntry> line, List<MenuEntry> more) {}

    /** A line of the menu in words. */
    record MenuEntry(String href, String label, @Nullable Long count, boolean current) {}
}
