package org.meguri.guide;

import org.meguri.organization.OfficerId;
import org.springframework.data.repository.Repository;

interface ToursTaken extends Repository<TourTaken, OfficerId> {

    TourTaken save(TourTaken taken);

    boolean existsById(OfficerId officer);
}
