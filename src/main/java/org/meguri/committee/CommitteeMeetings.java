package org.meguri.committee;

import java.util.Optional;
import org.meguri.cycle.CycleId;
import org.springframework.data.repository.Repository;

interface CommitteeMeetings extends Repository<CommitteeMeeting, CycleId> {

    CommitteeMeeting saveAndFlush(CommitteeMeeting meeting);

    Optional<CommitteeMeeting> findById(CycleId cycle);
}
