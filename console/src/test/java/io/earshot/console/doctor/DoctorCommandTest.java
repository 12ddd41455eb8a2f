package io.earshot.console.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Utf8CommandLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "--bootstrap=a, --bootstrap",
    "--console=here, --console",
    "--console=ftp://a, --console"
  })
  void anAddressThatCannotBeOneIsAUsageError(String argument, String named) {
    assertThat(run(argument)).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines()).singleElement().asString().contains(named, "found");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theHelpSaysWhatTheExitStatusMeans() {
    assertThat(run("--help")).isEqualTo(ExitStatus.OK);
    assertThat(out.toString()).contains("Examples:", "Exit 0: ");
  }

  @Test
  void onlyAddressesOfThisMachineConcernItsPorts() {
    LocalPlace place =
        LocalPlace.of(
            "127.0.0.1:1,kafka:2,localhost:3", "http://[::1]:4/a:5", URI.create("http://h:6"));
    assertThat(place.ports()).containsExactlyInAnyOrder(1, 3, 4);
    assertThat(place.dataDir()).isEqualTo(Path.of("data"));
  }

  private int run(String argument) {
    return Utf8CommandLine.of(new DoctorCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(argument);
  }
}
