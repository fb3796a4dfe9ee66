package org.meguri.publication;

import java.time.Clock;
import java.time.LocalDate;
import org.meguri.cycle.CycleLookup;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.task.Notices;
import org.meguri.task.Notices.Notice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The second person hears that something waits; the first one what became of it. */
@Component
class PublicationNotices {

    private final CycleLookup cycles;
    private final Directory directory;
    private final Notices notices;
    private final Clock clock;

    PublicationNotices(CycleLookup cycles, Directory directory, Notices notices, Clock clock) {
        this.cycles = cycles;
        this.directory = directory;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void on(PublicationProposed event) {
        switch (event.what()) {
            case PROPOSED ->
                directory.holders(Role.PLANNING, LocalDate.now(clock)).stream()
                        .filter(officer -> !officer.id().equals(event.proposer()))
                        .forEach(officer -> notices.tell(officer, notice(event, "publication.letter.proposed")));
            case RETURNED ->
                notices.tell(directory.officer(event.proposer()), notice(event, "publication.letter.returned"));
            case WITHDRAWN -> {
                // Nobody waits for anything any more.
            }
        }
    }

    private Notice notice(PublicationProposed event, String message) {
        return new Notice(
                "PUBLICATION_" + event.what() + ":" + event.draft(),
                "PUBLICATION",
                null,
                "/publication/" + event.cycle(),
                message + "." + event.kind(),
                cycles.get(event.cycle()).title());
    }
}
