package org.meguri.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleView;
import org.meguri.organization.SignedIn;

/**
 * What a room after this one knows of remarks of earlier years that are still open, and how a sheet says that they have
 * been dealt with.
 */
public interface EarlierRemarks {

    /** Longest text of a citation, in characters. */
    int LONGEST = 1000;

    /** Before a remark's id: what errors and requests call what is said of it. */
    String FIELD = "cite-";

    /**
     * Remarks of earlier years on the item, or on what went into it, that are open, and those that this very sheet deals
     * with; the latest year first. What the sheet says of them is that of its present round.
     */
    default List<Earlier> on(EvaluationView evaluation) {
        return on(evaluation, Set.of());
    }

    /** As {@link #on(EvaluationView)}, with those of the remarks named that others have dealt with meanwhile. */
    List<Earlier> on(EvaluationView evaluation, Set<UUID> also);

    /** As {@link #on(EvaluationView)}, for many drafts of a cycle at once; those without a remark may be left out. */
    Map<EvaluationId, List<Earlier>> onAll(CycleView cycle, Collection<EvaluationView> drafts);

    /**
     * Keeps what the sheet says of remarks in its present round; one that says nothing any more is taken back. Remarks that
     * are none of the item's are left out; one that another sheet has dealt with meanwhile may be spoken of too.
     *
     * @param citations by remark, texts normalised
     * @return whether anything changed
     */
    boolean cite(EvaluationView evaluation, Map<UUID, Citation> citations, SignedIn by);

    /** What the rounds before the present one said had been done, oldest first. */
    List<Said> before(EvaluationView evaluation);

    /** What a round said had been done about a remark. @param year and number as in {@link Earlier} */
    record Said(int round, String year, int number, String text) {}

    /**
     * What a sheet says of a remark.
     *
     * @param followedUp whether the remark has been dealt with in the sheet's year
     * @param text what was done, "" while nothing is said
     */
    record Citation(boolean followedUp, String text) {

        public static final Citation NONE = new Citation(false, "");
    }

    /**
     * A remark of an earlier year.
     *
     * @param year in which it was made, as it is printed
     * @param number within that year
     * @param heading of the item that it was made on, where that was another one; else null
     * @param reply what the department answered then, or null while that is not approved
     * @param citation what this sheet says of it
     * @param settled whether that is final, since this sheet is confirmed
     */
    record Earlier(
            UUID id,
            String year,
            int number,
            @Nullable String heading,
            String text,
            @Nullable String reply,
            Citation citation,
            boolean settled) {}
}
