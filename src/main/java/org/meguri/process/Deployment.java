package org.meguri.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys models, rung table and forms together under names that are the same from a folder and from a jar. One changed
 * file makes a new version of all, so that a form bound to its deployment is always found (see the ADR on deployment).
 */
@Component
class Deployment implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);
    private static final String NAME = "meguri";

    private final RepositoryService repository;

    Deployment(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void afterPropertiesSet() {
        var builder = repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
        add(builder, "bpmn/", "classpath:bpmn/*.bpmn");
        add(builder, "bpmn/", "classpath:bpmn/*.dmn");
        add(builder, "forms/", "classpath:forms/*.form");
        var deployment = builder.deploy();
        LOG.info("Models are deployed as {}", deployment.getId());
    }

    private static void add(
            org.camunda.bpm.engine.repository.DeploymentBuilder builder, String folder, String pattern) {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources(pattern);
            Arrays.sort(files, Comparator.comparing(Deployment::name));
            for (var file : files) {
                try (var content = file.getInputStream()) {
                    builder.addInputStream(folder + name(file), content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The models cannot be read", e);
        }
    }

    private static String name(Resource file) {
        var name = file.getFilename();
        if (name == null) {
            throw new IllegalStateException("A model has no file name: " + file);
        }
        return name;
    }
}
