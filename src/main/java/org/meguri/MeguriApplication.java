package org.meguri;

import java.util.Arrays;
import java.util.TimeZone;
import org.meguri.rehearsal.RehearseCommand;
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
        if (args.length > 0 && args[0].equals("rehearse")) {
            System.exit(RehearseCommand.run(
                    MeguriApplication.class, Arrays.asList(args).subList(1, args.length)));
        }
        SpringApplication.run(MeguriApplication.class, args);
    }
}
