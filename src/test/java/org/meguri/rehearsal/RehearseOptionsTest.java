package org.meguri.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meguri.MeguriApplication;

@SuppressWarnings("NullAway.Init")
class RehearseOptionsTest {

    @TempDir
    Path folder;

    private static int rehearse(String... arguments) {
        return RehearseCommand.run(MeguriApplication.class, List.of(arguments));
    }

    @Test
    void a_call_without_files_is_told_how_to_call() {
        assertThat(rehearse()).isEqualTo(2);
        assertThat(rehearse("--plan")).isEqualTo(2);
        assertThat(rehearse("--colour=blue")).isEqualTo(2);
    }

    @Test
    void a_number_out_of_range_is_refused() throws IOException {
        var file = Files.writeString(folder.resolve("plan.csv"), "a,b\n1,2\n");

        assertThat(rehearse("--plan=" + file, "--answers=" + file, "--out=" + folder, "--late=図書館:0"))
                .isEqualTo(2);
        assertThat(rehearse("--plan=" + file, "--answers=" + file, "--out=" + folder, "--late=図書館"))
                .isEqualTo(2);
        assertThat(rehearse("--plan=" + file, "--answers=" + file, "--out=" + folder, "--send-back=many"))
                .isEqualTo(2);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThat(rehearse("--plan=" + folder.resolve("no.csv"), "--answers=x", "--out=" + folder))
                .isEqualTo(2);
        assertThat(Files.exists(folder.resolve("edition.csv"))).isFalse();
    }
}
