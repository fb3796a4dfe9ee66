package org.meguri.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that says what the test wants. A rule sees each command and answers it, or gives null for the usual. */
final class SmtpStub implements AutoCloseable {

    /** The answer that is none: the line goes dead. */
    static final String HANG_UP = "";

    private final ServerSocket socket;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private volatile Function<String, @Nullable String> rule = command -> null;

    SmtpStub() throws IOException {
        this(0);
    }

    SmtpStub(int port) throws IOException {
        socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "smtp-stub");
        thread.setDaemon(true);
        thread.start();
    }

    /** A sender to a server on this port, with short timeouts. */
    static JavaMailSenderImpl sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", "2000");
        properties.setProperty("mail.smtp.timeout", "2000");
        properties.setProperty("mail.smtp.writetimeout", "2000");
        sender.setJavaMailProperties(properties);
        return sender;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The whole text of each message that was answered with 250. */
    List<String> taken() {
        return taken;
    }

    /** The recipients that were asked for, in order. */
    List<String> recipients() {
        return recipients;
    }

    /** The rule sees {@code EHLO}, {@code MAIL}, {@code RCPT} with what follows, and {@code .} for the end of a message. */
    void answer(Function<String, @Nullable String> newRule) {
        rule = newRule;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var line = socket.accept();
                // Several senders at once: one whose answer is held back keeps nobody else waiting.
                var thread = new Thread(() -> serve(line), "smtp-stub-line");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // The test has hung up.
            }
        }
    }

    private void serve(Socket line) {
        try (line) {
            talk(line);
        } catch (IOException | UncheckedIOException e) {
            // The client has hung up.
        }
    }

    private void talk(Socket line) throws IOException {
        var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
        say(line, "220 stub");
        for (var command = in.readLine(); command != null; command = in.readLine()) {
            if (command.startsWith("RCPT")) {
                recipients.add(command.replaceAll(".*<(.*)>.*", "$1"));
            }
            var answer = rule.apply(command);
            if (HANG_UP.equals(answer)) {
                return;
            }
            if (answer != null) {
                say(line, answer);
                continue;
            }
            if (command.startsWith("DATA")) {
                say(line, "354 go on");
                var message = new StringBuilder();
                for (var text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    message.append(text).append('\n');
                }
                var end = rule.apply(".");
                if (HANG_UP.equals(end)) {
                    return;
                }
                if (end == null) {
                    taken.add(message.toString());
                }
                say(line, end == null ? "250 taken" : end);
            } else if (command.startsWith("QUIT")) {
                say(line, "221 bye");
                return;
            } else {
                say(line, "250 fine");
            }
        }
    }

    private static void say(Socket line, String words) {
        try {
            line.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            line.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
