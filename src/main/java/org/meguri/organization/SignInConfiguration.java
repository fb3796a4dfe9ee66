package org.meguri.organization;

import static org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive.CACHE;
import static org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive.STORAGE;
import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may come to which address. What is not listed does not exist. These rules are coarse; whether a person may touch
 * one particular sheet is decided by the use case.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SignInConfiguration {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    private static final long ONE_YEAR_IN_SECONDS = 31_536_000;

    /** What everybody may read, without a session: the published results, what pages are made of, and what has a secret. */
    @Bean
    @Order(1)
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return headers(http)
                .securityMatcher(
                        "/public/**", "/css/**", "/js/**", "/img/**", "/webjars/**", "/favicon.ico", "/feed/*.ics")
                .authorizeHttpRequests(rules -> rules.requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        // Kept, but asked for again each time, unless the answer itself says otherwise.
                        .addHeaderWriter((request, response) -> {
                            if (!response.containsHeader("Cache-Control")) {
                                response.setHeader("Cache-Control", "no-cache");
                            }
                        }))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain house(
            HttpSecurity http,
            TownAccounts accounts,
            FormerDeputies formerDeputies,
            PostedText postedText,
            SessionLimit sessionLimit)
            throws Exception {
        var requests = savedRequests();
        var pages = new SignInPages(requests, postedText, sessionLimit);
        return headers(http)
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/setup", "/error", LanguageController.ADDRESS)
                        .permitAll()
                        .requestMatchers("/", "/account/**", "/tasks/**", "/evaluations/**", "/remarks/**", "/items/**")
                        .authenticated()
                        .requestMatchers(
                                "/workbooks/**",
                                "/grid/**",
                                "/indicators/**",
                                "/proposals/**",
                                "/links/**",
                                "/gallery",
                                "/guide/**")
                        .authenticated()
                        .requestMatchers("/notices/**", "/search/**", "/extensions/**", "/writers/**", "/feed/**")
                        .authenticated()
                        .requestMatchers("/admin/**", "/outbox/**", "/unattended/**", "/wording/**", "/burden/**")
                        .hasAnyAuthority(names(Role.ADMINISTRATOR, Role.PLANNING))
                        .requestMatchers(
                                "/plans/**",
                                "/cycles/**",
                                "/monitor/**",
                                "/reviews/**",
                                "/publication/**",
                                "/rehearsal/**",
                                "/quiet/**",
                                "/ladder/**",
                                "/timetable/**")
                        .hasAnyAuthority(names(Role.PLANNING))
                        .requestMatchers("/crosstabs/**")
                        .hasAnyAuthority(names(Role.PLANNING, Role.SECTION_CHIEF, Role.DIRECTOR))
                        .requestMatchers("/deputies/**", "/seen-afterwards/**")
                        .authenticated()
                        .requestMatchers("/session", "/kept/**")
                        .authenticated()
                        .requestMatchers("/approvals/**")
                        .access(decidersAnd(formerDeputies))
                        .requestMatchers("/committee/**", "/sittings/**")
                        .hasAnyAuthority(names(Role.COMMITTEE_MEMBER, Role.PLANNING))
                        .requestMatchers("/board/**")
                        .hasAnyAuthority(names(Role.EXECUTIVE, Role.PLANNING))
                        .anyRequest()
                        .access((who, where) -> SignInPages.nothingThere(where)))
                .requestCache(cache -> cache.requestCache(requests))
                .formLogin(login -> login.loginPage("/login")
                        .successHandler(pages)
                        .failureHandler(pages)
                        .permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?logout")
                        .addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(CACHE, STORAGE))))
                .exceptionHandling(
                        exceptions -> exceptions.authenticationEntryPoint(pages).accessDeniedHandler(pages))
                .addFilterBefore(new SameSiteOnly(), CsrfFilter.class)
                .addFilterAfter(new CurrentPerson(accounts, pages, sessionLimit), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Only a page that a person asked for is worth coming back to after the sign-in. */
    private static RequestCache savedRequests() {
        var cache = new HttpSessionRequestCache();
        RequestMatcher page = request -> request.getMethod().equals("GET")
                && !SignInPages.inTheBackground(request)
                && !request.getServletPath().equals("/login");
        cache.setRequestMatcher(page);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** Also whoever was a deputy once: that the days are over is told by the page, which keeps what was typed. */
    private static AuthorizationManager<RequestAuthorizationContext> decidersAnd(FormerDeputies formerDeputies) {
        var deciders = AuthorityAuthorizationManager.<RequestAuthorizationContext>hasAnyAuthority(
                names(Role.SECTION_CHIEF, Role.DIRECTOR));
        return (who, where) -> {
            var decider = deciders.authorize(who, where);
            return new AuthorizationDecision((decider != null && decider.isGranted())
                    || (who.get().getPrincipal() instanceof TownAccount account
                            && formerDeputies.includes(account.id())));
        };
    }

    private static String[] names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }

    private static HttpSecurity headers(HttpSecurity http) throws Exception {
        return http.headers(
                headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(hsts ->
                                hsts.maxAgeInSeconds(ONE_YEAR_IN_SECONDS).includeSubDomains(false))
                        .addHeaderWriter(new StaticHeadersWriter(
                                "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")));
    }

    /** Behind https the session's cookie is bound to this very host and never sent in the clear. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> sessionCookie(
            @Value("${meguri.base-url}") String baseUrl) {
        return factory -> {
            var secure = baseUrl.startsWith("https:");
            var cookie = factory.getSession().getCookie();
            cookie.setSecure(secure);
            cookie.setPath("/");
            cookie.setName(secure ? "__Host-MEGURI" : "MEGURI");
        };
    }
}
