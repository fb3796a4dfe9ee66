package org.meguri.feed;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.meguri.organization.Directory;
import org.meguri.system.UseCase;
import org.meguri.task.Inbox;

/** What a program gets that knows a secret: what its person's own task list shows on this day, and nothing else. */
@UseCase
class ReadFeed {

    private final FeedLinks links;
    private final Directory directory;
    private final Inbox inbox;
    private final FeedCalendar calendar;
    private final Clock clock;

    ReadFeed(FeedLinks links, Directory directory, Inbox inbox, FeedCalendar calendar, Clock clock) {
        this.links = links;
        this.directory = directory;
        this.inbox = inbox;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The calendar as text.
     *
     * @return nothing for a secret that opens nothing, and for a person whose account is closed or who has no duty today;
     *     the one cannot be told from the other
     */
    Optional<String> read(Secret secret) {
        if (!secret.wellFormed()) {
            return Optional.empty();
        }
        var hash = secret.hash();
        return links.findBySecretHash(hash)
                .flatMap(link -> directory.acting(link.officer(), LocalDate.now(clock)))
                .map(person -> {
                    links.fetched(hash, clock.instant());
                    return calendar.write(person, inbox.revisionsOf(person));
                });
    }
}
