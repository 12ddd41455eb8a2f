package io.earshot.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.console.command.Utf8CommandLine;
import io.earshot.console.replay.ReplayCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What the replay command says about real recorded calls, and what must not change it. */
class RecordedCallReportTest {

  private static final List<String> CALLS =
      List.of("livekit-chromium/room-red-burst", "chromium-janus/vc-opus-loss5");

  private static final String AS_RECORDED = replay();

  @Test
  void arrivalOrderInsideTheGraceChangesNothing() throws JsonProcessingException {
    assertThat(withoutAlerts(replay("--shuffle", "7"))).isEqualTo(withoutAlerts(AS_RECORDED));
  }

  /** Alerts act on LIVE seconds, which are what had arrived. */
  private static String withoutAlerts(String text) throws JsonProcessingException {
    JsonNode document = new ObjectMapper().readTree(text);
    document.path("sessions").forEach(session -> ((ObjectNode) session).remove("alerts"));
    return document.toString();
  }

  @Test
  void localeAndTimeZoneChangeNothing() {
    Locale localeBefore = Locale.getDefault();
    TimeZone zoneBefore = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      assertThat(replay()).isEqualTo(AS_RECORDED);
    } finally {
      Locale.setDefault(localeBefore);
      TimeZone.setDefault(zoneBefore);
    }
  }

  @Test
  void everyRowThatWasReadIsAccountedFor() throws IOException {
    JsonNode report = new ObjectMapper().readTree(AS_RECORDED);
    JsonNode of = report.get("accounting");
    assertThat(of.get("accepted").asLong())
        .isEqualTo(report.at("/source/records").asLong())
        .isEqualTo(sum(of, "applied", "duplicates", "late", "rejected"));
  }

  @Test
  void onlyOneSessionIsReportedWhenAskedFor() throws IOException {
    JsonNode report = new ObjectMapper().readTree(replay("--session", "room-red-burst"));
    assertThat(report.get("sessions")).hasSize(1);
    assertThat(report.at("/sessions/0/session").asText()).isEqualTo("room-red-burst");
    assertThat(report.at("/source/format").asText()).isEqualTo("mixed");
  }

  private static long sum(JsonNode of, String... names) {
    long sum = 0;
    for (String name : names) {
      sum += of.get(name).asLong();
    }
    return sum;
  }

  private static String replay(String... options) {
    List<String> args = new ArrayList<>(List.of("--report", "json"));
    args.addAll(List.of(options));
    Path recordings = Path.of(Files.exists(Path.of("mvnw")) ? "." : "..").resolve("recordings");
    CALLS.forEach(call -> args.add(recordings.resolve(call).toString()));
    StringWriter out = new StringWriter();
    int status =
        Utf8CommandLine.of(new ReplayCommand())
            .setOut(new PrintWriter(out, true))
            .execute(args.toArray(String[]::new));
    assertThat(status).isZero();
    return out.toString();
  }
}
