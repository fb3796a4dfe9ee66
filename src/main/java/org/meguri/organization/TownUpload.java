package org.meguri.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.meguri.system.Refusal;
import org.springframework.web.multipart.MultipartFile;

/** An uploaded town file as text. */
final class TownUpload {

    /** In bytes; a town of a thousand officers takes 150 kB. */
    private static final int LARGEST = 1_000_000;

    private TownUpload() {}

    /** @throws Refusal when the file is too large or no text in UTF-8 */
    static String textOf(MultipartFile file) {
        if (file.getSize() > LARGEST) {
            throw new Refusal("organization.town.large", LARGEST / 1000);
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refusal("organization.town.encoding");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
