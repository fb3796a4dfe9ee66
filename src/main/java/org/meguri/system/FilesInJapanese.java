package org.meguri.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Whatever leaves the house as a file ({@link HttpEntity} instead of a page) is in Japanese, whoever fetches it: it is
 * kept, printed, passed on and read in again. Why a file could not be had is said in the person's own language.
 */
@Configuration(proxyBeanMethods = false)
class FilesInJapanese implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && HttpEntity.class.isAssignableFrom(method.getReturnType().getParameterType())) {
            LocaleContextHolder.setLocale(Language.JAPANESE.locale());
        }
        return true;
    }

    /** From here on the person's own language again. */
    static void over(HttpServletRequest request) {
        LocaleContextHolder.setLocale(RequestContextUtils.getLocale(request));
    }
}
