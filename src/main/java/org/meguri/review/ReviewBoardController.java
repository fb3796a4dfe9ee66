package org.meguri.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The board of the planning division: every sheet of a year by who has it, and 受付 for one or for many. */
@Controller
@RequestMapping("/reviews")
class ReviewBoardController {

    /** How many refusals are told one by one; the others are counted. */
    private static final Logger LOG = LoggerFactory.getLogger(ReviewBoardController.class);

    private static final int TOLD = 3;

    /** How many cards stand in a cell of the columns; the others are in the list. */
    private static final int IN_A_CELL = 12;

    private final ReviewBoard board;
    private final AcceptSheet accept;
    private final PresenceVoice voice;
    private final Words words;

    ReviewBoardController(ReviewBoard board, AcceptSheet accept, PresenceVoice voice, Words words) {
        this.voice = voice;
        this.board = board;
        this.accept = accept;
        this.words = words;
    }

    /** What stands in the address, whether a page is asked for or a form of it is sent. */
    @ModelAttribute("filter")
    BoardFilter filter(
            @RequestParam(required = false) @Nullable UUID cycle,
            @RequestParam(defaultValue = "list") String view,
            @RequestParam(defaultValue = "") String lane,
            @RequestParam(defaultValue = "") String column,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID holder,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(defaultValue = "") String q) {
        return new BoardFilter(
                cycle, "columns".equals(view), lane.strip(), columnOf(column), unit, holder, late, q.strip());
    }

    /** An unknown column narrows nothing: an old bookmark still leads to the board. */
    private static @Nullable BoardColumn columnOf(String name) {
        for (var column : BoardColumn.values()) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        return null;
    }

    @GetMapping
    String show(@ModelAttribute("filter") BoardFilter filter, SignedIn person, Model model) {
        model.addAttribute("board", board.of(filter, person).orElse(null));
        model.addAttribute("columns", List.of(BoardColumn.values()));
        model.addAttribute("inACell", IN_A_CELL);
        model.addAttribute("me", person.id().toString());
        return "review/board";
    }

    /** Who else looks at which sheet, for a board that stays open. */
    @GetMapping(path = "/presence", produces = "application/json")
    @ResponseBody
    Map<UUID, String> watching(@RequestParam UUID cycle, SignedIn person) {
        var told = new LinkedHashMap<UUID, String>();
        board.watching(cycle, person).forEach((sheet, names) -> told.put(sheet, voice.of(names)));
        return told;
    }

    /** A sheet that is meant, as its form was drawn. */
    private record Pick(EvaluationId sheet, int round) {

        static Optional<Pick> of(String key) {
            var parts = key.split(":", 2);
            try {
                return parts.length < 2
                        ? Optional.empty()
                        : Optional.of(
                                new Pick(new EvaluationId(UUID.fromString(parts[0])), Integer.parseInt(parts[1])));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    private interface Act {
        void on(Pick pick);
    }

    /**
     * 受付, its release and its handing over. Each sheet is an act of its own: one that has moved on holds up no other.
     *
     * @param one an act and a sheet, of a button in a line
     * @param bulk the act of a button for all that are ticked
     * @param sheet those that are ticked
     * @param to the colleague who takes over
     */
    @PostMapping("/acts")
    String act(
            @ModelAttribute("filter") BoardFilter filter,
            @RequestParam(defaultValue = "") String one,
            @RequestParam(defaultValue = "") String bulk,
            @RequestParam(required = false) @Nullable List<String> sheet,
            @RequestParam(required = false) @Nullable UUID to,
            SignedIn person,
            RedirectAttributes redirect) {
        var single = one.split(":", 2);
        var act = one.isEmpty() ? bulk : single[0];
        var keys = one.isEmpty()
                ? Optional.ofNullable(sheet).orElse(List.of())
                : List.of(single.length < 2 ? "" : single[1]);
        var picks = keys.stream().flatMap(key -> Pick.of(key).stream()).toList();
        if (picks.isEmpty()) {
            redirect.addFlashAttribute("notice", words.error("review.board.none-chosen"));
            return "redirect:" + filter.href();
        }
        var done = 0;
        var refused = new ArrayList<String>();
        for (var pick : picks) {
            try {
                doer(act, to, person).on(pick);
                done++;
            } catch (Refusal refusal) {
                if (refusal.status().value() == 403 && picks.size() == 1) {
                    throw refusal;
                }
                refused.add(words.of(refusal));
            } catch (RuntimeException failure) {
                if (picks.size() == 1) {
                    throw failure;
                }
                // The sheets before it are done; whoever pressed has to hear how many.
                LOG.warn("{} failed for sheet {} among others", act, pick.sheet(), failure);
                refused.add(words.of("review.board.failed"));
            }
        }
        if (refused.isEmpty()) {
            redirect.addFlashAttribute("notice", words.success("review.board.done." + act, done));
        } else {
            var told = String.join("", refused.subList(0, Math.min(TOLD, refused.size())));
            redirect.addFlashAttribute(
                    "notice",
                    words.warning(
                            done == 0 ? "review.board.refused" : "review.board.partly", done, refused.size(), told));
        }
        return "redirect:" + filter.href();
    }

    private Act doer(String act, @Nullable UUID to, SignedIn person) {
        return switch (act) {
            case "accept" -> pick -> accept.accept(pick.sheet(), pick.round(), person);
            case "release" -> pick -> accept.release(pick.sheet(), pick.round(), person);
            case "take" -> pick -> accept.hand(pick.sheet(), pick.round(), person.id(), person);
            case "hand" -> {
                if (to == null) {
                    throw new Refusal("review.hand.no-colleague");
                }
                yield pick -> accept.hand(pick.sheet(), pick.round(), new OfficerId(to), person);
            }
            default -> throw Refusal.notFound("review.board.unknown");
        };
    }
}
