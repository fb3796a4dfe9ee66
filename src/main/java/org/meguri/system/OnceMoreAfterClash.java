package org.meguri.system;

import java.time.Duration;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a person does may meet a timer of the same task, or another person, so that the database lets only one of the two
 * through. The other is done once more on what is there now: it works, or is refused with a reason. Nobody is turned away
 * because of the moment.
 */
final class OnceMoreAfterClash implements MethodInterceptor {

    static final int ATTEMPTS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(OnceMoreAfterClash.class);
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Override
    public Object invoke(MethodInvocation invocation) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            // Part of something larger, which is repeated as a whole or not at all.
            return invocation.proceed();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return ((ProxyMethodInvocation) invocation).invocableClone().proceed();
            } catch (ConcurrencyFailureException clash) {
                if (attempt == ATTEMPTS) {
                    throw clash;
                }
                LOG.info(
                        "{} has met another change and is done once more: {}",
                        invocation.getMethod(),
                        clash.getClass().getSimpleName());
                Thread.sleep(PAUSE.multipliedBy(attempt).toMillis());
            }
        }
    }
}
