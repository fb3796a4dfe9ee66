package org.meguri;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the product. */
@SpringBootApplication
@Modulithic(systemName = "Meguri")
public class MeguriApplication {

    public static void main(String[] args) {
        // Deadlines end at midnight in Japan, wherever the server stands; the engine stores dates in the JVM's zone.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        SpringApplication.run(MeguriApplication.class, args);
    }
}
