package org.meguri.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.meguri.guide.Page.Block;
import org.meguri.guide.Page.Kind;
import org.meguri.guide.Page.Span;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Reads the guide: one Markdown file for each chapter and language under {@code guide/}, with headings of the second level,
 * paragraphs, lists, links inside the product, strong words and pictures that the browser tests take.
 */
@Component
class Guidebook {

    private static final Parser MARKDOWN = Parser.builder().build();

    /** @return the chapter in the language, in Japanese where it is not translated */
    Page page(Chapter chapter, Locale language) {
        var file = file(chapter, language.getLanguage());
        return read(text(file.exists() ? file : file(chapter, Locale.JAPANESE.getLanguage())));
    }

    private static ClassPathResource file(Chapter chapter, String language) {
        return new ClassPathResource("guide/" + language + "/" + chapter.slug() + ".md");
    }

    private static String text(ClassPathResource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The guide has no " + file.getPath(), e);
        }
    }

    /** @throws IllegalArgumentException when the text uses what the guide does not draw */
    static Page read(String markdown) {
        var title = "";
        var blocks = new ArrayList<Block>();
        for (var node = MARKDOWN.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                title = plain(spans(heading));
            } else {
                blocks.add(block(node, blocks.size()));
            }
        }
        if (title.isEmpty()) {
            throw new IllegalArgumentException("A chapter begins with its title");
        }
        return new Page(title, blocks);
    }

    private static Block block(Node node, int position) {
        if (node instanceof Heading heading && heading.getLevel() == 2) {
            return new Block(Kind.HEADING, "part-" + position, spans(heading), List.of());
        }
        if (node instanceof Paragraph paragraph) {
            return paragraph.getFirstChild() instanceof Image image && image.getNext() == null
                    ? new Block(Kind.PICTURE, image.getDestination(), spans(image), List.of())
                    : new Block(Kind.PARAGRAPH, "", spans(paragraph), List.of());
        }
        if (node instanceof OrderedList || node instanceof BulletList) {
            var items = new ArrayList<List<Span>>();
            for (var item = node.getFirstChild(); item != null; item = item.getNext()) {
                items.add(spans(item.getFirstChild()));
            }
            return new Block(node instanceof OrderedList ? Kind.STEPS : Kind.POINTS, "", List.of(), items);
        }
        throw new IllegalArgumentException(
                "The guide does not draw a " + node.getClass().getSimpleName());
    }

    private static List<Span> spans(Node parent) {
        var spans = new ArrayList<Span>();
        collect(parent, false, null, spans);
        return spans;
    }

    private static void collect(Node parent, boolean strong, @Nullable String href, List<Span> spans) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                spans.add(new Span(text.getLiteral(), strong, href));
            } else if (node instanceof Code code) {
                spans.add(new Span(code.getLiteral(), true, href));
            } else if (node instanceof StrongEmphasis) {
                collect(node, true, href, spans);
            } else if (node instanceof Link link && link.getDestination().startsWith("/")) {
                collect(node, strong, link.getDestination(), spans);
            } else if (node instanceof SoftLineBreak) {
                spans.add(new Span("\n", strong, href));
            } else {
                throw new IllegalArgumentException(
                        "The guide does not draw a " + node.getClass().getSimpleName() + " here");
            }
        }
    }

    private static String plain(List<Span> spans) {
        return spans.stream().map(Span::text).collect(java.util.stream.Collectors.joining());
    }
}
