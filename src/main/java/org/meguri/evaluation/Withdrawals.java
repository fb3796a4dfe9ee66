package org.meguri.evaluation;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Withdrawals extends Repository<Withdrawal, WithdrawalKey> {

    Withdrawal save(Withdrawal withdrawal);

    @Query("select w from Withdrawal w where w.key.evaluation = :evaluation order by w.key.round, w.key.number")
    List<Withdrawal> ofEvaluation(EvaluationId evaluation);
}
