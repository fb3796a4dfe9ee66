package org.meguri.system;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** Marks on English pages what people wrote in Japanese (WCAG 3.1.2), without a word about it in any template. */
@Component
class DataInItsLanguage extends AbstractDialect implements IPostProcessorDialect {

    private static final int PRECEDENCE = 1_000;

    DataInItsLanguage() {
        super("data-in-its-language");
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return PRECEDENCE;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, LanguageMarks.class, PRECEDENCE));
    }
}
