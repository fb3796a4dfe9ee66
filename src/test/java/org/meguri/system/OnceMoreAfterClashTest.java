package org.meguri.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class OnceMoreAfterClashTest {

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void what_meets_another_change_is_done_once_more() {
        through(() -> {
            if (tries.incrementAndGet() < OnceMoreAfterClash.ATTEMPTS) {
                throw new OptimisticLockingFailureException("met");
            }
        });
        assertThat(tries).hasValue(OnceMoreAfterClash.ATTEMPTS);
    }

    @Test
    void it_is_not_tried_for_ever() {
        assertThatThrownBy(() -> through(() -> {
                    tries.incrementAndGet();
                    throw new CannotAcquireLockException("met");
                }))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(tries).hasValue(OnceMoreAfterClash.ATTEMPTS);
    }

    @Test
    void a_refusal_is_an_answer() {
        assertThatThrownBy(() -> through(() -> {
                    tries.incrementAndGet();
                    throw Refusal.conflict("system.test");
                }))
                .isInstanceOf(Refusal.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void a_part_of_something_larger_is_not_repeated_alone() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> through(() -> {
                        tries.incrementAndGet();
                        throw new OptimisticLockingFailureException("met");
                    }))
                    .isInstanceOf(OptimisticLockingFailureException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(tries).hasValue(1);
    }

    private static void through(Runnable step) {
        var proxies = new ProxyFactory(step);
        proxies.addInterface(Runnable.class);
        proxies.addAdvice(new OnceMoreAfterClash());
        ((Runnable) proxies.getProxy()).run();
    }
}
