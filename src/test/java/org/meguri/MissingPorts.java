package org.meguri;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

/** While the process room is being built: a stand-in that does nothing for each port without an implementation. */
class MissingPorts implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isInterface();
            }
        };
        scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile("org\\.meguri\\..*(Flow|Rules)")));
        for (var candidate : scanner.findCandidateComponents("org.meguri")) {
            var port = ClassUtils.resolveClassName(candidate.getBeanClassName(), beans.getBeanClassLoader());
            if (beans.getBeanNamesForType(port, false, false).length == 0) {
                beans.registerSingleton("missing" + port.getSimpleName(), standIn(port));
            }
        }
    }

    private static Object standIn(Class<?> port) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> "stand-in for " + port.getName();
                };
            }
            if (method.getReturnType() == Optional.class) {
                return Optional.empty();
            }
            return method.getReturnType() == List.class ? List.of() : null;
        });
    }
}
