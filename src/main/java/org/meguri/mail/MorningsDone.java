package org.meguri.mail;

import java.time.LocalDate;
import org.springframework.data.repository.Repository;

interface MorningsDone extends Repository<MorningDone, LocalDate> {

    MorningDone save(MorningDone done);

    boolean existsById(LocalDate morning);
}
