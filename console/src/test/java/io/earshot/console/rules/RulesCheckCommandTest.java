package io.earshot.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.rule.file.DefaultRules;
import io.earshot.console.command.ExitStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckCommandTest {

  @TempDir private Path folder;

  @Test
  void soundFilesAreCounted() throws IOException {
    String defaults = file("defaults.yml", DefaultRules.source().text());
    String one =
        file("one.yml", "version: 1\nrules:\n  - {alert: A, metric: tick, scope: fleet, above: 1}");
    RulesRun run = RulesRun.of("check", defaults, one);
    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    long shipped =
        DefaultRules.source().text().lines().filter(line -> line.startsWith("  - alert: ")).count();
    assertThat(run.out()).isEqualTo(defaults + ": " + shipped + " rules\n" + one + ": 1 rule\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void eachProblemIsOneLineWithFileAndLine() throws IOException {
    String bad =
        file(
            "bad.yml",
            """
            version: 1
            rules:
              - {alert: A, metric: ice_rrt, scope: call, above: 100ms}
              - {alert: B, metric: jitter, scope: leg, above: 30ms, clear: 40ms}
            """);
    RulesRun run = RulesRun.of("check", bad);
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(bad + ":3: unknown metric 'ice_rrt'"),
            line -> assertThat(line).startsWith(bad + ":4: clear: found '40ms'"));
  }

  @Test
  void stdinIsAFileLikeAnyOther() {
    RulesRun run = withStdin("version: 1\nrules: 7\n", "check", "-");
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err().lines()).containsExactly("<stdin>:2: found '7'; expected a list");
    assertThat(withStdin("version: 1\nrules: []\n", "check", "-").out())
        .isEqualTo("<stdin>: 0 rules\n");
  }

  @Test
  void whatCannotBeReadIsOneLine() throws IOException {
    Path bytes = folder.resolve("bytes.yml");
    Files.write(bytes, new byte[] {'a', (byte) 0xC3, (byte) 0x28});
    assertThat(RulesRun.of("check", bytes.toString()))
        .isEqualTo(failed(bytes + ": found bytes that are not UTF-8; expected YAML in UTF-8"));
    assertThat(RulesRun.of("check", "no-such.yml")).isEqualTo(failed("no-such.yml: no such file"));
    RulesRun ofFolder = RulesRun.of("check", folder.toString());
    assertThat(ofFolder.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(ofFolder.err().lines()).singleElement().asString().startsWith(folder + ": cannot ");
  }

  @Test
  void withoutAFileItIsAUsageError() {
    assertThat(RulesRun.of("check").status()).isEqualTo(ExitStatus.USAGE);
    RulesRun run = RulesRun.of();
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("check or test");
  }

  private static RulesRun failed(String line) {
    return new RulesRun(ExitStatus.FAILED, "", line + System.lineSeparator());
  }

  private static RulesRun withStdin(String text, String... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return RulesRun.of(args);
    } finally {
      System.setIn(before);
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
