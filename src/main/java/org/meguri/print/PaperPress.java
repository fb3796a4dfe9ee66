package org.meguri.print;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Prints one of our templates as PDF: PDF/A-2a and PDF/UA-1 at once, all fonts embedded. Few at a time and few waiting, since
 * one takes seconds and a lot of memory; whoever would have to wait too long is told to come again.
 *
 * <p>A template for the press is well-formed XML with {@code lang}, a title and a description, and takes its style from
 * {@code classpath:/print/…}. Nothing else is ever read: no address, no file, whatever a text may hold.
 */
@Service
public class PaperPress {

    private static final int AT_A_TIME = 2;
    private static final int WAITING = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Of whoever has a part printed already, and would lose it. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(5);

    private static final String OWN = "classpath:/print/";
    /** 〓, which printers have always set for a character that they do not have. */
    private static final String MISSING = "\u3013";

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** What XML cannot hold, and what the engine would leave out without a word: private use (外字) and unassigned codes. */
    private static final Pattern UNFIT = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\p{Co}\\p{Cn}]"
            + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final ITemplateEngine templates;
    private final Semaphore places;
    private final Semaphore presses;
    private final Duration patience;

    @Autowired
    PaperPress(ITemplateEngine templates) {
        this(templates, AT_A_TIME, WAITING, PATIENCE);
    }

    /** @param waiting how many may wait for a press besides those that are served */
    PaperPress(ITemplateEngine templates, int atATime, int waiting, Duration patience) {
        this.templates = templates;
        this.presses = new Semaphore(atATime, true);
        this.places = new Semaphore(atATime + waiting);
        this.patience = patience;
    }

    /**
     * The PDF of a template.
     *
     * @throws PressBusy (503) when too many wait already, or it took too long until a press was free
     */
    public byte[] print(String template, Map<String, Object> model) {
        return placed(() -> pressed(template, model, patience));
    }

    /**
     * The PDF of a long document in parts, each of which begins on a new page; the pages are numbered through below. Only
     * one part is in the press at a time, and between two of them others have their turn, so that neither memory nor time
     * for everybody else depend on the length.
     *
     * @param parts the template's models, at least one; title and description are those of the first
     * @throws PressBusy (503) when too many wait already, or it took too long until a press was free
     */
    public byte[] print(String template, List<Map<String, Object>> parts, Imprint imprint) {
        return placed(() -> {
            var printed = new ArrayList<byte[]>();
            for (var model : parts) {
                printed.add(pressed(template, model, printed.isEmpty() ? patience : LONG_PATIENCE));
            }
            return Binding.bind(printed, imprint);
        });
    }

    private byte[] placed(Work work) {
        if (!places.tryAcquire()) {
            throw new PressBusy();
        }
        try {
            return work.done();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PressBusy();
        } finally {
            places.release();
        }
    }

    private byte[] pressed(String template, Map<String, Object> model, Duration patience) throws InterruptedException {
        if (!presses.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new PressBusy();
        }
        try {
            return press(fit(templates.process(template, new Context(Locale.JAPANESE, model))));
        } finally {
            presses.release();
        }
    }

    static String fit(String html) {
        return Glyphs.printed(UNFIT.matcher(html).replaceAll(MISSING));
    }

    private static byte[] press(String html) {
        var bytes = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useUriResolver((base, uri) -> uri.startsWith(OWN) && !uri.contains("..") ? uri : null);
        builder.useProtocolsStreamImplementation(new OwnFiles(), "classpath");
        builder.useFont(() -> Glyphs.font(Glyphs.REGULAR), "BIZ UDPGothic", REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> Glyphs.font(Glyphs.BOLD), "BIZ UDPGothic", BOLD, FontStyle.NORMAL, true);
        builder.useFont(() -> Glyphs.font(Glyphs.RARE), "Noto Sans JP", REGULAR, FontStyle.NORMAL, true);
        builder.useReplacementText(MISSING);
        builder.withHtmlContent(html, OWN);
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What is done in one of the places. */
    private interface Work {
        byte[] done() throws InterruptedException;
    }

    private static final class OwnFiles implements FSStreamFactory {

        @Override
        public FSStream getUrl(String uri) {
            return new FSStream() {
                @Override
                public InputStream getStream() {
                    return Glyphs.open(uri.substring("classpath:/".length()));
                }

                @Override
                public Reader getReader() {
                    return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
                }
            };
        }
    }
}
