package org.meguri.task;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.meguri.MeguriApplication;
import org.meguri.system.TownClock;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The whole product in a Java of its own as a town runs it, schedules and job executor on, but for its clock: that goes as
 * fast as the system's, a while before or behind it. What it writes goes to a file; what it has counted it tells at its end.
 */
final class DrainNode implements AutoCloseable {

    private static final String MARK = ":: ";
    private static final int START = 300;

    private final Process process;
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
    private final Path log;

    /**
     * Starts a node.
     *
     * @param number which one, for its log
     * @param ahead of the system's time
     * @param settings as on the command line of the product
     */
    DrainNode(int number, Duration ahead, List<String> settings) throws IOException {
        log = Path.of("target", "drain-node-" + number + ".log");
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Duser.timezone=Asia/Tokyo",
                "-Dfile.encoding=UTF-8",
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Inside.class.getName(),
                Long.toString(ahead.toSeconds())));
        command.addAll(settings);
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var ear = new Thread(this::listen, "drain-node-" + number);
        ear.setDaemon(true);
        ear.start();
    }

    /** Waits until it answers. @return the port on which it does */
    int up() throws InterruptedException {
        var said = words.poll(START, TimeUnit.SECONDS);
        if (said == null || !said.startsWith("PORT ")) {
            throw new IllegalStateException("The node does not start, see " + log);
        }
        return Integer.parseInt(said.substring("PORT ".length()));
    }

    /** Ends the node in good order and tells what it has counted: jobs, and failures by their kind. */
    String stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        var counted = words.poll(START, TimeUnit.SECONDS);
        if (!process.waitFor(START, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return counted == null ? "nothing, see " + log : counted;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void listen() {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var file = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                file.println(line);
                if (line.startsWith(MARK)) {
                    words.add(line.substring(MARK.length()));
                }
            }
        } catch (IOException e) {
            words.add("its words are lost: " + e.getMessage());
        }
    }

    /** What runs in the other Java. */
    static final class Inside {

        private Inside() {}

        public static void main(String[] args) throws IOException {
            var ahead = Duration.ofSeconds(Long.parseLong(args[0]));
            ClockUtil.offset(ahead.toMillis());
            var application = new SpringApplication(MeguriApplication.class);
            application.addInitializers(context -> prepare(context, ahead));
            var failures = new Failures();
            try (var context = application.run(Arrays.copyOfRange(args, 1, args.length))) {
                failures.listen();
                System.out.println(MARK + "PORT "
                        + ((ServletWebServerApplicationContext) context)
                                .getWebServer()
                                .getPort());
                while (System.in.read() >= 0) {
                    // Until whoever started it has had enough.
                }
                System.out.println(MARK + jobs(context) + " " + failures.counts);
            }
        }

        private static void prepare(ConfigurableApplicationContext context, Duration ahead) {
            // The product alone, although the tests stand on the class path.
            context.getBeanFactory().registerSingleton("onlyTheProduct", new OnlyTheProduct());
            context.addBeanFactoryPostProcessor(factory -> setClock(factory, ahead));
        }

        private static void setClock(ConfigurableListableBeanFactory factory, Duration ahead) {
            var name = factory.getBeanNamesForType(TownClock.class, true, false)[0];
            var registry = (BeanDefinitionRegistry) factory;
            registry.removeBeanDefinition(name);
            registry.registerBeanDefinition(
                    name, new RootBeanDefinition(ClockAhead.class, () -> new ClockAhead(ahead)));
        }

        private static Map<String, Long> jobs(ConfigurableApplicationContext context) {
            var jobs = new TreeMap<String, Long>();
            context.getBean(ProcessEngineConfigurationImpl.class)
                    .getMetricsRegistry()
                    .getDbMeters()
                    .forEach((name, meter) -> {
                        if (name.startsWith("job-")) {
                            jobs.put(name, meter.getAndClear());
                        }
                    });
            return jobs;
        }
    }

    /** The town's clock, a while ahead of the system's. */
    static final class ClockAhead extends TownClock {

        private final Duration ahead;

        ClockAhead(Duration ahead) {
            this.ahead = ahead;
        }

        @Override
        public Instant instant() {
            return super.instant().plus(ahead);
        }
    }

    private static final class OnlyTheProduct extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
            return type.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OnlyTheProduct;
        }

        @Override
        public int hashCode() {
            return OnlyTheProduct.class.hashCode();
        }
    }

    /** Counts what is logged with a failure, the engine's silent ones included: logger, level and failure. */
    private static final class Failures extends AppenderBase<ILoggingEvent> {

        private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();

        void listen() {
            var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            setContext(root.getLoggerContext());
            start();
            root.addAppender(this);
            // The job executor tells at this level only of a job that somebody else was faster with.
            for (var name : List.of("org.camunda.bpm.engine.jobexecutor", "org.camunda.bpm.engine.context")) {
                var logger = (Logger) LoggerFactory.getLogger(name);
                logger.setLevel(Level.DEBUG);
                logger.setAdditive(false);
                logger.addAppender(this);
            }
        }

        @Override
        protected void append(ILoggingEvent event) {
            var failure = event.getThrowableProxy();
            if (failure == null && !event.getLevel().isGreaterOrEqual(Level.WARN)) {
                return;
            }
            var logger = event.getLoggerName();
            counts.merge(
                    logger.substring(logger.lastIndexOf('.') + 1) + " " + event.getLevel() + " " + kind(failure),
                    1,
                    Integer::sum);
        }

        private static String kind(IThrowableProxy failure) {
            if (failure == null) {
                return "-";
            }
            var name = failure.getClassName();
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }
}
