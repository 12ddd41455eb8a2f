package io.earshot.console.page.avro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.console.page.CallFilter;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.StateCursor;
import io.earshot.console.page.StateEvent;
import io.earshot.console.page.view.LivePage;
import io.earshot.console.report.avro.SummaryReading;
import io.earshot.console.report.json.ReportJson;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schema.SessionSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A real call whose listener's downlink lost packets in bursts from 22 to 44 s, and whose speaker's
 * uplink lost some from 52 to 67 s, counted from {@code started_ms} of its {@code meta.json}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedCallPageTest {

  private static final long STARTED_SECOND = 1_795_347_675;
  private static final CallKey CALL = new CallKey(null, "room-red-burst");
  private static final ObjectMapper JSON = new ObjectMapper();

  private List<Object> written;
  private LivePage page;

  /** What the list said last when the tick of a second came. */
  private final TreeMap<Long, JsonNode> listByTick = new TreeMap<>();

  @BeforeAll
  void show() {
    written = RecordedCall.written("livekit-chromium/room-red-burst");
    page = page();
    PageWriter writer = new PageWriter(page);
    StateCursor list = page.list(new ListWindow(CallFilter.parse(""), 0, 10));
    JsonNode latest = null;
    for (Object record : written) {
      write(writer, record);
      for (StateEvent event : list.take()) {
        latest = event.name().equals("list") ? read(event.json()) : latest;
      }
      if (record instanceof Measurement of && of.getRevision() == Revision.TICK) {
        listByTick.put(of.getSecond(), Objects.requireNonNull(latest));
      }
    }
  }

  @Test
  void theListenersDownlinkIsNamedWhileItSuffers() {
    for (int second = 30; second <= 44; second++) {
      JsonNode list = at(second);
      assertThat(list.get("sentence").textValue())
          .as("at second " + second)
          .startsWith("1 call suffers now: room-red-burst: listener's downlink from ");
      assertThat(list.get("sure").textValue()).isEqualTo("exact: packets counted");
    }
    assertThat(at(20).get("sentence").textValue()).startsWith("Nobody suffers now");
  }

  @Test
  void afterwardsItIsThePastAndTheUplinkIsBlamedForItsOwnLoss() {
    JsonNode call = call(page);
    // The total's bound is wider than its distance to the budget: nobody is blamed for that.
    List<JsonNode> suffering =
        StreamSupport.stream(call.get("suffering").spliterator(), false)
            .filter(each -> each.get("verdict").textValue().equals("FAIL"))
            .toList();
    assertThat(suffering)
        .extracting(each -> each.get("title").textValue())
        .containsExactly(
            "speaker's uplink",
            "listener's downlink from speaker",
            "listener's downlink from worker");
    for (JsonNode each : suffering) {
      boolean isUplink = each.get("leg").textValue().equals("uplink");
      assertThat(sinceStarted(call, each.get("from"))).isBetween(isUplink ? 52L : 22L, 56L);
      assertThat(sinceStarted(call, each.get("until"))).isBetween(40L, isUplink ? 67L : 44L);
    }
    // The forwarder's log: 53 of each stream on the downlink, 21 on the uplink.
    assertThat(suffering.get(0).get("text").textValue()).contains("21 of 750");
    assertThat(suffering.get(1).get("text").textValue()).contains("53 of ");
    assertThat(suffering.get(2).get("text").textValue()).contains("53 of ");
  }

  private static long sinceStarted(JsonNode call, JsonNode moment) {
    long startSecond = call.get("startMillis").longValue() / 1000;
    return startSecond + moment.get("value").longValue() - STARTED_SECOND;
  }

  @Test
  void numbersOfTheCallAreThoseOfTheReport() {
    JsonNode report = read(ReportJson.line(SummaryReading.session(lastSummary())));
    JsonNode call = call(page);
    assertThat(read(page.sessionJson(CALL).orElseThrow())).isEqualTo(report);
    int compared = compared(call, report);
    for (JsonNode stream : call.get("streams")) {
      compared += compared(stream, matching(report.get("streams"), stream, "stream"));
    }
    for (JsonNode hop : call.get("chain").get("rows")) {
      if (!hop.has("absent")) {
        compared += compared(hop, matching(report.get("hops"), hop, "hop", "from", "to"));
      }
    }
    for (JsonNode utterance : call.get("utterances").get("rows")) {
      JsonNode reported = matching(report.get("utterances"), utterance, "utterance");
      compared += compared(utterance, reported);
      for (JsonNode stage : utterance.get("stages")) {
        compared += compared(stage, reported);
      }
    }
    // Seven hops, six streams, 37 utterances with eight stages each.
    assertThat(compared).isGreaterThan(400);
    assertThat(call.get("chain").get("rows")).hasSize(11);
    assertThat(call.get("streams")).hasSize(6);
    assertThat(call.get("utterances").get("rows")).hasSize(37);
  }

  /** Every number with a value and a place in the report, however deep. */
  private static int compared(JsonNode shown, JsonNode report) {
    int compared = 0;
    for (JsonNode number : shown) {
      JsonNode value = number.path("value");
      String metric = number.path("metric").asText("");
      boolean isReported = !metric.isEmpty() && !metric.startsWith("now.");
      if (isReported && !value.isNull() && !metric.equals("meanLossRun")) {
        JsonNode expected = report.at("/" + metric.replace('.', '/'));
        assertThat(value).as(metric).isEqualTo(expected);
        compared++;
      }
    }
    return compared;
  }

  private static JsonNode matching(JsonNode all, JsonNode shown, String... names) {
    for (JsonNode each : all) {
      boolean isSame = true;
      for (String name : names) {
        isSame &= each.get(name).equals(shown.get(name));
      }
      if (isSame) {
        return each;
      }
    }
    throw new AssertionError("not in the report: " + shown);
  }

  @Test
  void whatIsReadTwiceChangesNothing() {
    StateCursor list = page.list(new ListWindow(CallFilter.parse(""), 0, 10));
    StateCursor call = page.call(CALL);
    list.take();
    call.take();
    PageWriter writer = new PageWriter(page);
    written.forEach(record -> write(writer, record));
    assertThat(list.take()).isEmpty();
    assertThat(call.take()).isEmpty();
  }

  @Test
  void recordsInDisorderGiveTheSameCall() {
    List<Object> shuffled = new ArrayList<>(written);
    for (int from = 0; from < shuffled.size(); from += 60) {
      Collections.shuffle(
          shuffled.subList(from, Math.min(from + 60, shuffled.size())), new Random(from));
    }
    LivePage other = page();
    PageWriter writer = new PageWriter(other);
    shuffled.forEach(record -> write(writer, record));
    assertThat(call(other)).isEqualTo(call(page));
  }

  @Test
  void theLastMinuteWasMergedFromTheWindowsOfTenSeconds() {
    JsonNode uplink = at(60).get("hops").get(0);
    assertThat(uplink.get("hop").textValue()).isEqualTo("uplink");
    // 15.6 / 16.9 ms by the tap of the SFU over the whole call.
    assertThat(uplink.get("p95").get("value").doubleValue()).isBetween(16.0, 18.0);
    assertThat(uplink.get("verdict").textValue()).isEqualTo("PASS");
  }

  private JsonNode at(int second) {
    // Tick n shows second n - 2.
    return Objects.requireNonNull(listByTick.get(STARTED_SECOND + second + 2));
  }

  private SessionSummary lastSummary() {
    return written.stream()
        .filter(SessionSummary.class::isInstance)
        .map(SessionSummary.class::cast)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private static LivePage page() {
    LivePage page = new LivePage(() -> Instant.ofEpochSecond(STARTED_SECOND), "0.1", List.of());
    page.loaded();
    return page;
  }

  private static void write(PageWriter writer, Object record) {
    if (record instanceof Measurement measurement) {
      writer.measurement(null, 0, measurement, STARTED_SECOND * 1000);
    } else {
      writer.summary(null, (SessionSummary) record, STARTED_SECOND * 1000);
    }
  }

  private static JsonNode call(LivePage page) {
    return read(
        page.call(CALL).take().stream()
            .filter(event -> event.name().equals("call"))
            .findFirst()
            .orElseThrow()
            .json());
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
