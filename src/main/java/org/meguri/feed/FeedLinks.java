package org.meguri.feed;

import java.time.Instant;
import java.util.Optional;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FeedLinks extends Repository<FeedLink, OfficerId> {

    FeedLink saveAndFlush(FeedLink link);

    void delete(FeedLink link);

    Optional<FeedLink> findById(OfficerId officer);

    Optional<FeedLink> findBySecretHash(String secretHash);

    /** Past the version: two programs may fetch at the same moment, and neither has to wait or fail. */
    @Modifying
    @Query("update FeedLink l set l.fetchedAt = :at where l.secretHash = :secretHash")
    void fetched(String secretHash, Instant at);
}
