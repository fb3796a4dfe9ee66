package org.meguri.publication;

import java.time.Instant;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.meguri.system.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers editions and keeps them with their files, inside the transaction of who publishes. */
@Component
class EditionStore {

    private final Editions editions;
    private final EditionFileShelf shelf;
    private final EditionFiles files;

    EditionStore(Editions editions, EditionFileShelf shelf, EditionFiles files) {
        this.editions = editions;
        this.shelf = shelf;
        this.files = files;
    }

    /** The number that the cycle's next edition gets; 1 when there is none yet. */
    @Transactional(readOnly = true)
    public int nextNumber(CycleId cycle) {
        return editions.ofCycle(cycle).stream()
                        .mapToInt(EditionView::number)
                        .max()
                        .orElse(0)
                + 1;
    }

    /** The edition of the cycle with the highest number. */
    @Transactional(readOnly = true)
    public Optional<EditionId> latest(CycleId cycle) {
        return editions.ofCycle(cycle).stream().findFirst().map(EditionView::id);
    }

    /**
     * Keeps an edition: from here citizens can read it.
     *
     * @throws Refusal (409) when an edition with this number is there already; (422) when a correction does not say what
     *     it corrects
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public EditionId keep(CycleId cycle, EditionContent content, OfficerId by, Instant at) {
        if (content.number() != nextNumber(cycle)) {
            throw Refusal.conflict("publication.published-meanwhile");
        }
        if (content.number() > 1 && content.note() == null) {
            throw new Refusal("publication.correction-without-note", content.number());
        }
        var id = EditionId.create();
        try {
            editions.saveAndFlush(new Edition(id, cycle, content, by, at));
        } catch (DataIntegrityViolationException e) {
            if (e.getCause() instanceof ConstraintViolationException) {
                // Another transaction was first; its edition was not to be seen when the number was chosen.
                throw Refusal.conflict("publication.published-meanwhile");
            }
            throw e;
        }
        for (var format : EditionFormat.values()) {
            shelf.save(new EditionFile(new EditionFileKey(id, format), files.of(format, content)));
        }
        return id;
    }
}
