package org.meguri;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Which SQL statements a piece of work sends to the database, whoever sends them: JPA, JDBC or the engine. Counts the calling
 * thread alone, so that nothing else disturbs; a page is asked for through MockMvc, which answers in the same thread.
 *
 * <pre>
 * var sent = Statements.of(() -> browser.get().uri("/approvals").exchange());
 * assertThat(sent).hasSizeLessThan(40);
 * </pre>
 */
public final class Statements {

    private static final ThreadLocal<@Nullable List<String>> HEARD = new ThreadLocal<>();

    private Statements() {}

    /** Work that may fail. */
    public interface Work {

        void run() throws Exception;
    }

    /** The statements that the work sent, in order. */
    public static List<String> of(Work work) throws Exception {
        var heard = new ArrayList<String>();
        HEARD.set(heard);
        try {
            work.run();
        } finally {
            HEARD.remove();
        }
        return heard;
    }

    /** Puts the ear at every connection of the tests' context. */
    @TestComponent
    static class Ear implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource source ? new Listening(source) : bean;
        }
    }

    private static final class Listening extends DelegatingDataSource {

        Listening(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return listened(super.getConnection());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return listened(super.getConnection(user, password));
        }

        private static Connection listened(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Statements.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        var heard = HEARD.get();
                        if (heard != null
                                && (method.getName().equals("prepareStatement")
                                        || method.getName().equals("prepareCall"))) {
                            heard.add(String.valueOf(arguments[0]));
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }
    }
}
