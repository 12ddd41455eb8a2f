package io.earshot.bench.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.rule.state.Transition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the page about delivery, as they stand there. */
class ITAlertConsumers {

  private static final Path PAGE = Path.of("../docs/alert-delivery.md");
  private static final String CLIENT = "/usr/lib/python3/dist-packages/confluent_kafka";

  @TempDir static Path folder;

  private static AlertTopics topics;
  private static Transition firing;
  private static Transition resolved;

  @BeforeAll
  static void start() throws Exception {
    topics = new AlertTopics(folder.resolve("broker"), null);
    long tick = Instant.now().getEpochSecond();
    firing = Changes.of("HighRtt", tick - 20).firing(2, tick);
    resolved = Changes.of("HighRtt", tick - 20).resolved(3, tick + 1);
    topics.write(firing, resolved);
  }

  @AfterAll
  static void stop() {
    topics.close();
  }

  @Test
  void tenLinesOfJavaReadEachChange() throws Exception {
    Path program = Files.writeString(folder.resolve("Alerts.java"), snippet("java"));
    String classPath =
        Optional.ofNullable(System.getProperty("surefire.test.class.path"))
            .orElse(System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertPrints(
        List.of(java, "-cp", classPath, program.toString(), topics.bootstrap()),
        json(firing),
        json(resolved));
  }

  @Test
  void tenLinesOfPythonReadEachChange() throws Exception {
    DebianTool.find(CLIENT, "python3-confluent-kafka");
    Path program = Files.writeString(folder.resolve("alerts.py"), snippet("python"));
    String end = " {\"session\": \"s1\"}";
    assertPrints(
        List.of("/usr/bin/python3", program.toString(), topics.bootstrap()),
        Instant.ofEpochSecond(firing.tick()) + " HighRtt firing" + end,
        Instant.ofEpochSecond(resolved.tick()) + " HighRtt resolved" + end);
  }

  private static void assertPrints(List<String> command, String... lines) throws Exception {
    Path out = Files.createTempFile(folder, "program", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(Files.readAllLines(out)).containsExactly(lines));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static String snippet(String language) throws Exception {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(matcher.find()).isTrue();
    String snippet = matcher.group(1);
    long lines = snippet.lines().filter(each -> !each.isBlank()).count();
    assertThat(lines).as("ten lines, imports and braces aside").isLessThanOrEqualTo(14);
    return snippet;
  }

  private static String json(Transition change) {
    return new String(AlertRecord.bytes(change), StandardCharsets.UTF_8);
  }
}
