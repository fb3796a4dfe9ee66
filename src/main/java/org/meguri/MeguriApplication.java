package org.meguri;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The yearly review cycle of a municipality's plans. */
@SpringBootApplication
public class MeguriApplication {

    public static void main(String[] args) {
        SpringApplication.run(MeguriApplication.class, args);
    }
}
