package org.meguri.keeping;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Puts the seal of the page into every form that posts, beside the token against forgery. */
final class SealedForms implements RequestDataValueProcessor {

    /** The field with the seal. */
    static final String SEAL = "_page";

    private final RequestDataValueProcessor token;
    private final ObjectProvider<PageSeal> seals;

    SealedForms(RequestDataValueProcessor token, ObjectProvider<PageSeal> seals) {
        this.token = token;
        this.seals = seals;
    }

    @Override
    public String processAction(HttpServletRequest request, String action, String method) {
        return token.processAction(request, action, method);
    }

    @Override
    public String processFormFieldValue(HttpServletRequest request, @Nullable String name, String value, String type) {
        return token.processFormFieldValue(request, name, value, type);
    }

    /** A form without a token reads only, and needs no seal either. */
    @Override
    public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
        var fields = token.getExtraHiddenFields(request);
        if (fields == null || fields.isEmpty()) {
            return fields;
        }
        var sealed = new LinkedHashMap<>(fields);
        SignedIn.in(request)
                .ifPresent(person -> sealed.put(SEAL, seals.getObject().seal(person.id())));
        return sealed;
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
        return token.processUrl(request, url);
    }

    /** Spring Security brings the one that knows the token; it is wrapped, since a page can have one only. */
    @Configuration(proxyBeanMethods = false)
    static class Wrapping {

        @Bean
        static BeanPostProcessor sealedForms(ObjectProvider<PageSeal> seals) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof RequestDataValueProcessor token ? new SealedForms(token, seals) : bean;
                }
            };
        }
    }
}
