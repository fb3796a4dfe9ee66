package org.meguri.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.meguri.system.UseCase;

/** Makes, renews and revokes a person's own link; nobody else's can be touched. */
@UseCase
class KeepFeed {

    private final FeedLinks links;
    private final Clock clock;

    KeepFeed(FeedLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /** What can be said of a link without its secret. @param fetched null while no program has read it */
    record State(Instant made, @Nullable Instant fetched) {}

    Optional<State> state(SignedIn person) {
        return links.findById(person.id()).map(link -> new State(link.madeAt(), link.fetchedAt()));
    }

    /** A new secret; a former one opens nothing any more. */
    Secret renew(SignedIn person) {
        var secret = Secret.create();
        var now = clock.instant();
        var link = links.findById(person.id()).orElse(null);
        if (link == null) {
            links.saveAndFlush(new FeedLink(person.id(), secret, now));
        } else {
            link.renew(secret, now);
            links.saveAndFlush(link);
        }
        return secret;
    }

    /** Doing it twice changes nothing. */
    void revoke(SignedIn person) {
        links.findById(person.id()).ifPresent(links::delete);
    }
}
