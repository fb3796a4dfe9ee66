package org.meguri.system;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/** What every use case has around its transaction. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class UseCaseConfiguration {

    /** Outside of the transaction, which is lost when two changes have met. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor onceMoreAfterClash() {
        var advisor = new DefaultPointcutAdvisor(
                new AnnotationMatchingPointcut(UseCase.class, true), new OnceMoreAfterClash());
        advisor.setOrder(0);
        return advisor;
    }
}
