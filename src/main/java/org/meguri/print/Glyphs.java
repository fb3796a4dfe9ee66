package org.meguri.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.meguri.system.ComposedText;
import org.springframework.core.io.ClassPathResource;

/** What the fonts of our papers have, and what they are given to print. */
public final class Glyphs {

    static final String REGULAR = "BIZUDPGothic-Regular.ttf";
    static final String BOLD = "BIZUDPGothic-Bold.ttf";
    static final String RARE = "NotoSansJP-Regular.ttf";

    private static final int LAST_CHARACTER = 0x10FFFF;

    /**
     * What has no shape of its own: the fonts have no glyphs for the variants that selectors ask for (葛󠄀), and would print
     * a sign for the selector; joiners, direction marks and the like are for programs.
     */
    private static final Pattern SHAPELESS = Pattern.compile("[\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}\\p{Cf}]");

    private Glyphs() {}

    /**
     * The characters of a text that would be printed as 〓, each once, in the order of the text: those that no font of ours has,
     * and those of the private use areas (外字), which mean something else on every machine.
     */
    public static List<String> missing(String text) {
        return printed(text)
                .codePoints()
                .filter(Glyphs::lacking)
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    /**
     * A text as paper has it: composed as {@link ComposedText} says, without variation selectors and other characters that have
     * no shape. What is stored keeps them.
     */
    public static String printed(String text) {
        return SHAPELESS.matcher(ComposedText.of(text)).replaceAll("");
    }

    static boolean lacking(int character) {
        return switch (Character.getType(character)) {
            case Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> true;
            case Character.CONTROL -> character != '\n' && character != '\r' && character != '\t';
            default -> !Known.CHARACTERS.get(character);
        };
    }

    static InputStream font(String name) {
        return open("fonts/" + name);
    }

    static InputStream open(String path) {
        try {
            return new ClassPathResource(path).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read when somebody first asks; the bold font has what the regular one has. */
    private static final class Known {

        static final BitSet CHARACTERS = new BitSet(LAST_CHARACTER + 1);

        static {
            for (var name : List.of(REGULAR, RARE)) {
                try (var font = new TTFParser().parse(new RandomAccessReadBuffer(font(name)))) {
                    var characters = font.getUnicodeCmapLookup();
                    for (int character = 0; character <= LAST_CHARACTER; character++) {
                        if (characters.getGlyphId(character) != 0) {
                            CHARACTERS.set(character);
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("The font " + name + " cannot be read", e);
                }
            }
        }
    }
}
