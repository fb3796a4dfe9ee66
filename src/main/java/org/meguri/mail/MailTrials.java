package org.meguri.mail;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface MailTrials extends Repository<MailTrial, Integer> {

    Optional<MailTrial> findById(Integer id);

    MailTrial save(MailTrial trial);

    default MailTrial only() {
        return findById(MailTrial.ONLY).orElseGet(MailTrial::new);
    }
}
