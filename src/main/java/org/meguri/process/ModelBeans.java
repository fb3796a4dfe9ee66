package org.meguri.process;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/**
 * The beans that an expression in a model may name, and no other: the engine would offer every bean of the application.
 * They are looked up when they are named, because they need the engine themselves.
 */
@Component
class ModelBeans extends AbstractProcessEnginePlugin {

    static final Set<String> NAMES = Set.of(
            "deadline",
            "approvers",
            "chaseDelegate",
            "openEvaluationsDelegate",
            "reportConclusionDelegate",
            "awaitRemarksDelegate",
            "reportAnswerDelegate",
            "closeCycleDelegate");

    private final BeanFactory beans;

    ModelBeans(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setBeans(new Named());
    }

    private final class Named extends AbstractMap<Object, Object> {

        @Override
        public boolean containsKey(@Nullable Object name) {
            return name instanceof String key && NAMES.contains(key);
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            return name instanceof String key && NAMES.contains(key) ? beans.getBean(key) : null;
        }

        @Override
        public Set<Map.Entry<Object, Object>> entrySet() {
            return NAMES.stream()
                    .map(name -> Map.entry((Object) name, beans.getBean(name)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
