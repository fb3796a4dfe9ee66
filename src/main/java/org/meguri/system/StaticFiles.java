package org.meguri.system;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * The files that pages are made with, each under a folder of its own. Spring Boot would serve them from everywhere, and so
 * would look through all archives for a file behind each link of each page before it writes the link.
 */
@Configuration
class StaticFiles implements WebMvcConfigurer {

    /** Their names carry a hash of their content, so that a browser need not ask whether they have changed. */
    private static final List<String> HASHED = List.of("css", "js");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (var folder : HASHED) {
            registry.addResourceHandler("/" + folder + "/**")
                    .addResourceLocations("classpath:/static/" + folder + "/")
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
        registry.addResourceHandler("/img/**").addResourceLocations("classpath:/static/img/");
        // With a chain: it finds the version of a library that the page does not name.
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .resourceChain(true);
    }
}
