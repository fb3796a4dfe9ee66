package org.meguri.task;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.meguri.organization.OfficerId;

/**
 * Who had a hand in the texts that wait for a chief: nobody decides on what they wrote, so this says whether the director
 * has to. Implemented where the texts are kept.
 */
public interface TextWriters {

    /** Of which tasks. */
    TaskKind kind();

    /** By subject; what is unknown is left out. The number of queries does not depend on how many are asked for. */
    Map<UUID, Set<OfficerId>> of(Collection<UUID> subjects);
}
