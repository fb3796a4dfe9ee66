package org.meguri.guide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chapter as it is drawn: its blocks in order. Nothing in it is markup, so that the page needs no unescaped print.
 *
 * @param title the chapter's heading
 * @param blocks what follows it
 */
record Page(String title, List<Block> blocks) {

    Page {
        blocks = List.copyOf(blocks);
    }

    /** The headings with which the chapter's parts begin. */
    public List<Block> parts() {
        return blocks.stream().filter(block -> block.kind() == Kind.HEADING).toList();
    }

    /** What a block is. */
    enum Kind {
        HEADING,
        PARAGRAPH,
        STEPS,
        POINTS,
        PICTURE
    }

    /**
     * @param id where a heading can be jumped to; the name of a picture; else ""
     * @param words of a heading or a paragraph; what a picture shows
     * @param items of a list
     */
    record Block(Kind kind, String id, List<Span> words, List<List<Span>> items) {

        /** The words without marks. */
        public String text() {
            return words.stream().map(Span::text).collect(java.util.stream.Collectors.joining());
        }
    }

    /**
     * Words of one kind.
     *
     * @param strong whether they are the name of something on the page
     * @param href where they lead, inside the product; null where they are no link
     */
    record Span(String text, boolean strong, @Nullable String href) {}
}
