package org.meguri.publication;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface EditionWithdrawals extends Repository<EditionWithdrawal, EditionId> {

    EditionWithdrawal saveAndFlush(EditionWithdrawal withdrawal);

    Optional<EditionWithdrawal> findById(EditionId edition);
}
