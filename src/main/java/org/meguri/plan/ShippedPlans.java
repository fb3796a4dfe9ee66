package org.meguri.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/** The plan definitions that come with the product, as a start for a town's own. */
@Service
public class ShippedPlans {

    /** A definition as it is shipped, and as it reads. */
    public record Shipped(String yaml, PlanDefinition definition) {}

    /** All shipped definitions, by file name. */
    public List<Shipped> all() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:plans/*.yaml"))
                    .sorted(Comparator.comparing(resource -> String.valueOf(resource.getFilename())))
                    .map(ShippedPlans::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped plans cannot be found", e);
        }
    }

    /** A definition of the town's own. @throws org.meguri.system.Refusal naming the place in the file and the cure */
    public Shipped read(String yaml) {
        return new Shipped(yaml, PlanReader.read(yaml));
    }

    private static Shipped read(Resource resource) {
        try {
            var yaml = resource.getContentAsString(StandardCharsets.UTF_8);
            return new Shipped(yaml, PlanReader.read(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException("A shipped plan cannot be read", e);
        }
    }
}
