package org.meguri.keeping;

import java.time.Instant;
import java.util.List;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The posts that wait for whoever wrote them. */
interface KeptPosts extends Repository<KeptPost, KeptPostId> {

    KeptPost save(KeptPost post);

    void delete(KeptPost post);

    /** The person's own, the latest first. */
    @Query("select post from KeptPost post where post.officer = :officer and post.expiresAt > :now"
            + " order by post.postedAt desc, post.id.value")
    List<KeptPost> of(OfficerId officer, Instant now);

    @Query("select count(post) from KeptPost post where post.officer = :officer and post.expiresAt > :now")
    long countOf(OfficerId officer, Instant now);

    @Modifying
    @Query("delete from KeptPost post where post.officer = :officer and post.id = :id")
    int remove(OfficerId officer, KeptPostId id);

    @Modifying
    @Query("delete from KeptPost post where post.expiresAt <= :now")
    void removeExpired(Instant now);
}
