package org.meguri.workbook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.meguri.evaluation.EvaluationId;

/**
 * What a row of a workbook is known by (照合番号): the evaluation, its revision at the download, and the print of each
 * field's text at that time, sealed with the house's secret. It stands in a visible cell, so that it comes back from every
 * program that keeps cells, and needs nothing else in the file.
 *
 * @param prints of the fields in the order of the sheet, 8 bytes each; all zeros where the text was kept out of the file
 */
record RowMark(EvaluationId evaluation, long revision, List<String> prints) {

    /** The print of a text that was too long for a cell. */
    static final String KEPT_OUT = "0".repeat(16);

    private static final String BEGINNING = "MG1.";
    private static final int PRINT = 8;
    private static final int HEAD = 16 + 8;
    private static final int SEAL = 12;
    private static final int LONGEST = 32_767;

    RowMark {
        prints = List.copyOf(prints);
    }

    /** The house's secret. */
    static final class Seal {

        private final SecretKeySpec key;

        Seal(byte[] secret) {
            this.key = new SecretKeySpec(secret, "HmacSHA256");
        }

        /** The print of a field's text, 64 bits in hexadecimal; the text normalised by the rules of the sheet. */
        String print(EvaluationId evaluation, String field, String text) {
            var sealed = hmac((evaluation + "\n" + field + "\n" + text).getBytes(StandardCharsets.UTF_8));
            var print = HexFormat.of().formatHex(sealed, 0, PRINT);
            return print.equals(KEPT_OUT) ? KEPT_OUT.replace('0', '1') : print;
        }

        private byte[] hmac(byte[] content) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return mac.doFinal(content);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This Java has no HmacSHA256", e);
            }
        }
    }

    /**
     * As it is written into the cell: letters, digits, full stops and hyphens. No underscore, since spreadsheets take
     * {@code _xD_} for an escaped character.
     */
    String sealed(Seal seal) {
        var body = ByteBuffer.allocate(HEAD + prints.size() * PRINT);
        body.putLong(evaluation.value().getMostSignificantBits());
        body.putLong(evaluation.value().getLeastSignificantBits());
        body.putLong(revision);
        prints.forEach(print -> body.put(HexFormat.of().parseHex(print)));
        var all = ByteBuffer.allocate(body.capacity() + SEAL);
        all.put(body.array()).put(seal.hmac(body.array()), 0, SEAL);
        return BEGINNING
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(all.array())
                        .replace('_', '.');
    }

    /** The mark in a cell; empty when it is damaged, invented, or sealed by another house. */
    static Optional<RowMark> read(String cell, Seal seal) {
        if (!cell.startsWith(BEGINNING) || cell.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder()
                    .decode(cell.substring(BEGINNING.length()).replace('.', '_'));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var length = all.length - SEAL;
        if (length < HEAD || (length - HEAD) % PRINT != 0) {
            return Optional.empty();
        }
        var body = Arrays.copyOf(all, length);
        var expected = Arrays.copyOf(seal.hmac(body), SEAL);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(all, length, all.length))) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(body);
        var id = new EvaluationId(new UUID(bytes.getLong(), bytes.getLong()));
        var revision = bytes.getLong();
        var prints = new ArrayList<String>();
        while (bytes.hasRemaining()) {
            var print = new byte[PRINT];
            bytes.get(print);
            prints.add(HexFormat.of().formatHex(print));
        }
        return Optional.of(new RowMark(id, revision, prints));
    }
}
