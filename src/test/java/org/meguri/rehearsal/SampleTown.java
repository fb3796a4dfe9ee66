package org.meguri.rehearsal;

import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The sample town as a new user finds it, founded into the house of the tests. */
@TestComponent
public class SampleTown {

    /** Everybody's password. */
    public static final String PASSWORD = "見本の合い言葉-2026";

    private final ApplicationContext house;

    SampleTown(ApplicationContext house) {
        this.house = house;
    }

    /** Founds it, as the product does at its first start for trying out; the town's clock follows the system's. */
    public void found() {
        try (var demo = new AnnotationConfigApplicationContext()) {
            demo.setParent(house);
            demo.getEnvironment().setActiveProfiles("demo");
            demo.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("sample", Map.of("meguri.sample-password", PASSWORD)));
            demo.register(
                    SampleYears.class,
                    SamplePeople.class,
                    SampleFigures.class,
                    SampleProposals.class,
                    SampleDesks.class);
            demo.refresh();
        }
    }
}
