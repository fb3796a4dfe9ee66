package org.meguri.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.meguri.organization.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the first steps above わたしの作業, for whoever has not seen them, or asks for them again. */
@ControllerAdvice
class TourFrame {

    /** No more, or nobody reads them. */
    static final int STEPS = 4;

    private static final String PAGE = "/tasks";
    private static final String STEP = "tour";

    private final TakeTour tour;

    TourFrame(TakeTour tour) {
        this.tour = tour;
    }

    /**
     * A step of the tour.
     *
     * @param number from 1
     * @param of how many steps there are
     */
    record Step(int number, int of, String heading, String text, boolean first, boolean last) {}

    @ModelAttribute
    void show(HttpServletRequest request, Model model) {
        if (!"GET".equals(request.getMethod()) || !request.getRequestURI().equals(request.getContextPath() + PAGE)) {
            return;
        }
        SignedIn.of(request).ifPresent(person -> {
            var asked = request.getParameter(STEP);
            if (asked != null || tour.awaits(person)) {
                model.addAttribute(STEP, step(number(asked), person));
            }
        });
    }

    private static Step step(int number, SignedIn person) {
        var chapter = Chapter.of(person).stream().findFirst().orElse(Chapter.STAFF);
        var key = "guide.tour." + chapter.slug() + "." + number;
        return new Step(number, STEPS, key, key + ".text", number == 1, number == STEPS);
    }

    /** What somebody typed into the address leads to the nearest step. */
    private static int number(@org.jspecify.annotations.Nullable String asked) {
        return asked != null && List.of("1", "2", "3", "4").contains(asked) ? Integer.parseInt(asked) : 1;
    }
}
