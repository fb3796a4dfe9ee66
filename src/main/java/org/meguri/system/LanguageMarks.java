package org.meguri.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICDATASection;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IComment;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.ITemplateEnd;
import org.thymeleaf.model.IText;

/**
 * Gives an element of an English page {@code lang="ja"} where its own text is Japanese by most of its letters, and
 * {@code lang="en"} where an element within such a one is English. An element with a {@code lang} of its own keeps it. A
 * Japanese name within an English sentence is not marked: proper names need not be. Made anew for each page; public
 * because the template engine makes it.
 */
public final class LanguageMarks extends AbstractTemplateHandler {

    private static final String LANG = "lang";

    /** Their value is shown, and may have been written by people. */
    private static final Set<String> TYPED_IN = Set.of("text", "search");

    /** The languages of the elements around, the innermost first. */
    private final Deque<String> around = new ArrayDeque<>();

    /** An element whose first text is still to come, and the white space that followed it. */
    private @Nullable IOpenElementTag waiting;

    private final List<IText> space = new ArrayList<>();

    public LanguageMarks() {}

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
        if (japanesePage()) {
            super.handleOpenElement(tag);
            return;
        }
        release(null);
        var own = tag.getAttributeValue(LANG);
        if (own == null) {
            waiting = tag;
        } else {
            around.push(own);
            super.handleOpenElement(tag);
        }
    }

    @Override
    public void handleText(IText text) {
        if (waiting == null) {
            super.handleText(text);
            return;
        }
        var words = text.getText();
        if (words.isBlank()) {
            space.add(text);
        } else {
            release(languageOf(words));
            super.handleText(text);
        }
    }

    @Override
    public void handleStandaloneElement(IStandaloneElementTag tag) {
        release(null);
        super.handleStandaloneElement(japanesePage() ? tag : markedByValue(tag));
    }

    @Override
    public void handleCloseElement(ICloseElementTag tag) {
        if (!japanesePage()) {
            release(null);
            if (!tag.isUnmatched()) {
                around.poll();
            }
        }
        super.handleCloseElement(tag);
    }

    @Override
    public void handleComment(IComment comment) {
        release(null);
        super.handleComment(comment);
    }

    @Override
    public void handleCDATASection(ICDATASection section) {
        release(null);
        super.handleCDATASection(section);
    }

    @Override
    public void handleTemplateEnd(ITemplateEnd end) {
        release(null);
        super.handleTemplateEnd(end);
    }

    private boolean japanesePage() {
        return !Language.ENGLISH.tag().equals(getContext().getLocale().getLanguage());
    }

    /** @param language of the element's own text; null where it has none that tells */
    private void release(@Nullable Language language) {
        if (waiting == null) {
            return;
        }
        var outer = Objects.requireNonNullElse(around.peek(), Language.ENGLISH.tag());
        var tag = language == null || language.tag().equals(outer) ? waiting : marked(waiting, language);
        around.push(language == null ? outer : language.tag());
        waiting = null;
        super.handleOpenElement(tag);
        space.forEach(super::handleText);
        space.clear();
    }

    private IStandaloneElementTag markedByValue(IStandaloneElementTag tag) {
        var type = tag.getAttributeValue("type");
        var value = tag.getAttributeValue("value");
        if (type == null || value == null || !TYPED_IN.contains(type) || tag.hasAttribute(LANG)) {
            return tag;
        }
        var language = languageOf(value);
        var outer = Objects.requireNonNullElse(around.peek(), Language.ENGLISH.tag());
        return language == null || language.tag().equals(outer) ? tag : marked(tag, language);
    }

    private <T extends IProcessableElementTag> T marked(T tag, Language language) {
        return getContext().getModelFactory().setAttribute(tag, LANG, language.tag());
    }

    /** By most of its letters; nothing for figures and signs. */
    static @Nullable Language languageOf(String escaped) {
        var japanese = 0;
        var latin = 0;
        for (var at = 0; at < escaped.length(); ) {
            var character = escaped.codePointAt(at);
            at += Character.charCount(character);
            if (character == '&') {
                var end = escaped.indexOf(';', at);
                at = end < 0 ? at : end + 1;
                continue;
            }
            switch (Character.UnicodeScript.of(character)) {
                case HAN, HIRAGANA, KATAKANA -> japanese++;
                case LATIN -> latin++;
                default -> {
                    // Says nothing of the language.
                }
            }
        }
        return japanese + latin == 0 ? null : japanese > latin ? Language.JAPANESE : Language.ENGLISH;
    }
}
