package org.meguri.system;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets {@code @Scheduled} methods run by themselves. Tests and rehearsals switch it off and call them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "meguri.scheduling.enabled", matchIfMissing = true)
class SchedulingConfiguration {}
