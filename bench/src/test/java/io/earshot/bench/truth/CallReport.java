package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.console.command.OneLineErrors;
import io.earshot.console.replay.ReplayCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;

/**
 * The report of one call, read from what {@code earshot replay FOLDER --report json} prints: the
 * tests ask nothing that a stranger with the command could not.
 */
record CallReport(String text, JsonNode document) {

  private static final Map<RecordedCall, CallReport> OF_RECORDING =
      new EnumMap<>(RecordedCall.class);

  /** Each recorded call is replayed once for all tests. */
  static synchronized CallReport of(RecordedCall call) {
    return OF_RECORDING.computeIfAbsent(call, each -> replayed(each.folder()));
  }

  static CallReport replayed(Path folder, String... options) {
    List<String> arguments = new ArrayList<>(List.of(folder.toString(), "--report", "json"));
    arguments.addAll(Arrays.asList(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        OneLineErrors.installOn(new CommandLine(new ReplayCommand()))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    assertThat(status).as("exit status; stderr: %s", err).isZero();
    return new CallReport(out.toString(), RecordedCall.parsed(out.toString()));
  }

  /**
   * What no order of arrival may change: all but the alerts, which act on LIVE seconds, as whoever
   * was on call did.
   */
  String finalText() {
    JsonNode rest = document.deepCopy();
    rest.path("sessions").forEach(session -> ((ObjectNode) session).remove("alerts"));
    return rest.toString();
  }

  JsonNode session() {
    assertThat(document.path("sessions")).hasSize(1);
    return document.path("sessions").path(0);
  }

  /** Streams of a direction, as their participant sees it: {@code in} or {@code out}. */
  List<JsonNode> streams(String direction) {
    return all("streams", stream -> stream.path("direction").textValue().equals(direction));
  }

  JsonNode stream(String participant, String direction, long ssrc) {
    return only(
        "streams",
        stream ->
            stream.path("participant").textValue().equals(participant)
                && stream.path("direction").textValue().equals(direction)
                && stream.path("ssrc").longValue() == ssrc);
  }

  /**
   * Every leg's own loss is what a forwarder wrote of it.
   *
   * @param legs {@code packet_log_rtp} of a {@code reference.json}
   */
  void assertLegsLost(JsonNode legs) {
    assertThat(legs).isNotEmpty();
    legs.properties()
        .forEach(
            leg -> {
              String[] key = leg.getKey().split(" ", -1); // speaker up PAYLOAD-TYPE SSRC
              String direction = key[1].equals("up") ? "out" : "in";
              JsonNode stream = stream(key[0], direction, Long.parseLong(key[3]));
              assertThat(stream.path("ownLegLostPackets").longValue())
                  .as(leg.getKey())
                  .isEqualTo(leg.getValue().path("lost").longValue());
            });
  }

  JsonNode hop(String name, String from, String to) {
    return only(
        "hops",
        hop ->
            hop.path("hop").textValue().equals(name)
                && hop.path("from").textValue().equals(from)
                && hop.path("to").textValue().equals(to));
  }

  List<JsonNode> hops(String name) {
    return all("hops", hop -> hop.path("hop").textValue().equals(name));
  }

  private JsonNode only(String list, Predicate<JsonNode> wanted) {
    List<JsonNode> found = all(list, wanted);
    assertThat(found).as("one of %s", session().path(list)).hasSize(1);
    return found.get(0);
  }

  private List<JsonNode> all(String list, Predicate<JsonNode> wanted) {
    List<JsonNode> found = new ArrayList<>();
    session()
        .path(list)
        .forEach(
            each -> {
              if (wanted.test(each)) {
                found.add(each);
              }
            });
    return found;
  }
}
