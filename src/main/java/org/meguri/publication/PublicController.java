package org.meguri.publication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.meguri.system.PageFrame;
import org.meguri.system.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What citizens read, without signing in. An address of another form, and one of an edition that is not there, are
 * simply not found.
 */
@Controller
@RequestMapping("/public")
class PublicController {

    private static final String EDITION = "/{plan:[a-z0-9-]{1,60}}/{year:[0-9]{4}}/{number:[1-9][0-9]{0,3}}";

    /** A page may be kept by browsers and proxies for so long, an edition never changes but another may correct it. */
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofSeconds(60)).cachePublic();

    private final EditionLookup lookup;
    private final PageFrame frame;

    PublicController(EditionLookup lookup, PageFrame frame) {
        this.lookup = lookup;
        this.frame = frame;
    }

    @GetMapping
    String list(Model model, HttpServletResponse response) {
        model.addAttribute("plans", PublishedPlan.of(lookup.all()));
        return page("public/list", response);
    }

    @GetMapping(EDITION)
    String edition(
            @PathVariable String plan,
            @PathVariable int year,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String q,
            Model model,
            HttpServletResponse response) {
        var edition = find(plan, year, number);
        about(edition, model);
        model.addAttribute("files", lookup.files(edition.id()));
        model.addAttribute("shown", EditionPage.of(lookup.content(edition.id()), q));
        return page("public/edition", response);
    }

    @GetMapping(EDITION + "/table")
    String table(
            @PathVariable String plan,
            @PathVariable int year,
            @PathVariable int number,
            Model model,
            HttpServletResponse response) {
        var edition = find(plan, year, number);
        about(edition, model);
        // Not "content": the page's frame has a parameter of this name, which would hide it.
        model.addAttribute("whole", lookup.content(edition.id()));
        return page("public/table", response);
    }

    @GetMapping(EDITION + "/items/{seq:[1-9][0-9]{0,4}}")
    String item(
            @PathVariable String plan,
            @PathVariable int year,
            @PathVariable int number,
            @PathVariable int seq,
            Model model,
            HttpServletResponse response) {
        var edition = find(plan, year, number);
        var content = lookup.content(edition.id());
        var row = content.row(seq).orElseThrow(() -> Refusal.notFound("publication.unknown-item"));
        about(edition, model);
        model.addAttribute("shown", ItemPage.of(content, row));
        model.addAttribute(
                "elsewhere",
                lookup.elsewhere(edition, EditionItem.of(content, row)).stream()
                        .map(found -> ItemPage.Elsewhere.of(found, lookup.content(found.edition())))
                        .toList());
        return page("public/item", response);
    }

    @GetMapping(EDITION + "/{file:edition\\.(?:csv|xlsx|json|pdf|schema\\.json)|columns\\.csv}")
    ResponseEntity<byte[]> file(
            @PathVariable String plan, @PathVariable int year, @PathVariable int number, @PathVariable String file) {
        var edition = find(plan, year, number);
        var download = lookup.file(edition.id(), EditionFormat.ofFile(file));
        return ResponseEntity.ok()
                .cacheControl(KEPT)
                .eTag('"' + download.sha256() + '"')
                .contentType(MediaType.parseMediaType(download.format().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        FileName.of(edition, download.format()).disposition())
                .body(download.data());
    }

    private EditionView find(String plan, int year, int number) {
        var edition =
                lookup.find(plan, year, number).orElseThrow(() -> Refusal.notFound("publication.unknown-edition"));
        if (edition.withdrawn()) {
            throw new Gone(edition);
        }
        return edition;
    }

    /** An edition was here. */
    private static final class Gone extends RuntimeException {

        private final transient EditionView edition;

        Gone(EditionView edition) {
            super("Edition %s was taken back".formatted(edition.id()));
            this.edition = edition;
        }
    }

    /** Says what was here, since when it is not, and why; for pages and files alike. */
    @ExceptionHandler
    ModelAndView gone(Gone gone, HttpServletRequest request) {
        var shown = new ModelAndView("public/gone", HttpStatus.GONE);
        // What the frame adds to a page is not added to one that an exception leads to.
        shown.addAllObjects(frame.of(request));
        shown.addObject("edition", gone.edition);
        shown.addObject("tombstone", lookup.tombstone(gone.edition.id()).orElseThrow());
        lookup.latest(gone.edition.planCode(), gone.edition.fiscalYear())
                .filter(latest -> !latest.withdrawn())
                .ifPresent(latest -> shown.addObject("newer", latest));
        return shown;
    }

    private void about(EditionView edition, Model model) {
        model.addAttribute("edition", edition);
        lookup.latest(edition.planCode(), edition.fiscalYear())
                .filter(latest -> latest.number() != edition.number())
                .ifPresent(latest -> model.addAttribute("newer", latest));
    }

    private static String page(String view, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT.getHeaderValue());
        return view;
    }
}
