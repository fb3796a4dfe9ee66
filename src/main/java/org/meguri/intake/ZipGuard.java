package org.meguri.intake;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.meguri.system.Refusal;

/**
 * Unpacks a whole archive once, keeping nothing, before anything of it is believed: how many parts, how large each gets
 * and how much larger than it was packed, whether each has one honest name, and that no part declares a DOCTYPE.
 */
final class ZipGuard {

    /** An archive that passed: its parts are read from its directory. */
    record Checked(ZipFile zip, Set<String> names) {}

    static final int MAX_ENTRIES = 1_000;
    static final long MAX_ENTRY = 100L * 1024 * 1024;
    static final long MAX_TOTAL = 200L * 1024 * 1024;

    /** An entry may become a hundred times as large as it was packed, once it is larger than 1 MiB. */
    private static final long MAX_RATIO = 100;

    private static final long RATIO_FROM = 1024 * 1024;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> MARKUP = List.of(".xml", ".rels", ".vml", ".svg", ".htm", ".html");

    private ZipGuard() {}

    /** @throws Refusal when the archive is broken, too large or not honest */
    static Checked check(byte[] content) {
        try {
            var streamed = unpack(content);
            var zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                    .get();
            var listed = new HashSet<String>();
            for (var entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                if (!listed.add(entry.getName())) {
                    throw new Refusal("intake.refused.zip-names");
                }
            }
            if (!listed.equals(streamed)) {
                throw new Refusal("intake.refused.zip-names");
            }
            return new Checked(zip, streamed);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("intake.refused.zip-broken");
        }
    }

    private static Set<String> unpack(byte[] content) throws IOException {
        var names = new LinkedHashSet<String>();
        var folded = new HashSet<String>();
        var packed = new Counting(new ByteArrayInputStream(content));
        var total = 0L;
        try (var zip = new ZipInputStream(packed, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                if (names.size() == MAX_ENTRIES) {
                    throw new Refusal("intake.refused.zip-entries", Integer.toString(MAX_ENTRIES));
                }
                if (isUnsafe(name) || !folded.add(name.toLowerCase(Locale.ROOT))) {
                    throw new Refusal("intake.refused.zip-names");
                }
                names.add(name);
                total += unpack(zip, packed, name, total);
            }
        }
        return names;
    }

    private static long unpack(InputStream entry, Counting packed, String name, long before) throws IOException {
        var markup = MARKUP.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        var start = packed.count;
        var buffer = new byte[65_536];
        var size = 0L;
        var matched = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            size += read;
            if (size > MAX_ENTRY || before + size > MAX_TOTAL) {
                throw new Refusal("intake.refused.zip-size", Long.toString(MAX_TOTAL / 1024 / 1024));
            }
            if (size > RATIO_FROM && size > (packed.count - start) * MAX_RATIO) {
                throw new Refusal("intake.refused.zip-ratio");
            }
            for (int i = 0; markup && i < read; i++) {
                // Zeros are passed over, so that UTF-16 hides nothing.
                if (buffer[i] == DOCTYPE[matched]) {
                    matched++;
                } else if (buffer[i] != 0) {
                    matched = buffer[i] == DOCTYPE[0] ? 1 : 0;
                }
                if (matched == DOCTYPE.length) {
                    throw new Refusal("intake.refused.doctype");
                }
            }
        }
        return size;
    }

    private static boolean isUnsafe(String name) {
        return name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || name.matches("[A-Za-z]:.*")
                || List.of(name.split("/", -1)).contains("..");
    }

    /** Counts what has been taken from the archive. */
    private static final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
