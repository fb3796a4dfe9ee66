package org.meguri.organization;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept: BCrypt, with the method's name in front so that a later one can follow. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    /** @param strength 2 to this power is BCrypt's work; below 10 only in tests */
    @Bean
    PasswordEncoder passwordEncoder(@Value("${meguri.password-strength:10}") int strength) {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(strength)));
    }
}
