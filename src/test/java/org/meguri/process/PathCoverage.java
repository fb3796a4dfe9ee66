package org.meguri.process;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Which nodes and flows of the models have been walked since the engine started, whoever walked them. A step counts
 * when it is taken, even if its transaction is rolled back afterwards. Several deployed versions of one process count
 * together.
 */
public final class PathCoverage extends AbstractProcessEnginePlugin {

    /** Puts the coverage into a Spring context; the engine finds it there as one of its plugins. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class InTheContext {

        @Bean
        PathCoverage pathCoverage() {
            return new PathCoverage();
        }
    }

    /**
     * What has been walked of one process.
     *
     * @param process id of the process
     * @param covered nodes and flows walked at least once
     * @param total all nodes and flows of the model
     * @param uncovered ids of those not walked, in the order of the model
     */
    public record Coverage(String process, int covered, int total, List<String> uncovered) {

        public boolean complete() {
            return uncovered.isEmpty();
        }

        @Override
        public String toString() {
            return "%s %d/%d%s".formatted(process, covered, total, complete() ? "" : " without " + uncovered);
        }
    }

    private static final String MULTI_INSTANCE_BODY = "#multiInstanceBody";

    private final SortedMap<String, Set<String>> known = new TreeMap<>();
    private final SortedMap<String, Set<String>> walked = new TreeMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                follow(process.getKey(), process);
            }
        });
    }

    /** All processes parsed so far, by id. */
    public synchronized List<Coverage> coverage() {
        return known.keySet().stream().map(this::of).toList();
    }

    /** @throws IllegalArgumentException when no such process was parsed, so that a typing error never reads as complete */
    public synchronized Coverage of(String process) {
        var all = known.get(process);
        if (all == null) {
            throw new IllegalArgumentException("No process %s, only %s".formatted(process, known.keySet()));
        }
        var uncovered = new LinkedHashSet<>(all);
        uncovered.removeAll(walked.getOrDefault(process, Set.of()));
        return new Coverage(process, all.size() - uncovered.size(), all.size(), List.copyOf(uncovered));
    }

    /** One line for each process, for a test's output. */
    public String summary() {
        return coverage().stream().map(Coverage::toString).collect(joining("\n"));
    }

    /** Forgets what was walked, not the models. */
    public synchronized void reset() {
        walked.clear();
    }

    private void follow(String process, ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            var id = activity.getId();
            // The body of a multi-instance task is the engine's own node round the task; in the model it is the task.
            if (!id.endsWith(MULTI_INSTANCE_BODY)) {
                expect(process, id);
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, new Walked(process, id));
            }
            activity.getOutgoingTransitions().forEach(flow -> {
                expect(process, flow.getId());
                ((TransitionImpl) flow)
                        .addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, new Walked(process, flow.getId()));
            });
            follow(process, activity);
        }
    }

    private synchronized void expect(String process, String id) {
        known.computeIfAbsent(process, key -> new LinkedHashSet<>()).add(id);
    }

    private synchronized void walk(String process, String id) {
        walked.computeIfAbsent(process, key -> new LinkedHashSet<>()).add(id);
    }

    private final class Walked implements ExecutionListener {

        private final String process;
        private final String id;

        private Walked(String process, String id) {
            this.process = process;
            this.id = id;
        }

        @Override
        public void notify(DelegateExecution execution) {
            walk(process, id);
        }
    }
}
