package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report is computed from telemetry: not read off the truth, not known by heart. */
class SealedTruthTest {

  /** Sorted by name or SSRC in the report; other names make another order. */
  private static final List<String> LISTS_BY_NAME = List.of("participants", "streams", "hops");

  @TempDir Path copies;

  @ParameterizedTest
  @EnumSource
  void withoutTheTruthTheReportHasTheSameBytes(RecordedCall call) {
    Path sealed = CallCopy.sealed(call, copies);

    assertThat(sealed.resolve("net.csv.gz")).doesNotExist();
    assertThat(CallReport.replayed(sealed).text()).isEqualTo(CallReport.of(call).text());
  }

  @ParameterizedTest
  @EnumSource
  void underOtherNamesTheReportHasTheSameNumbers(RecordedCall call) {
    CallReport report = CallReport.of(call);
    OtherNames names = OtherNames.of(report);
    Path renamed = CallCopy.edited(call, copies, names::in);
    String renamedText = CallReport.replayed(renamed).text();

    assertThat(names.unmistakable()).hasSizeGreaterThan(5);
    assertThat(renamedText).doesNotContain(names.unmistakable());
    assertThat(facts(RecordedCall.parsed(names.inverse().in(renamedText))))
        .isEqualTo(facts(report.document()));
  }

  /** All of a report but the size of its files, without the order of lists that are by name. */
  private static Map<String, Object> facts(JsonNode document) {
    ObjectNode rest = document.deepCopy();
    ((ObjectNode) rest.path("source")).remove("bytes");
    Map<String, Object> facts = new TreeMap<>();
    ObjectNode session = (ObjectNode) rest.path("sessions").path(0);
    for (String list : LISTS_BY_NAME) {
      List<String> members = new ArrayList<>();
      session.path(list).forEach(member -> members.add(member.toString()));
      assertThat(members).isNotEmpty();
      facts.put(list, members.stream().sorted().toList());
      session.remove(list);
    }
    facts.put("alerts", alerts(session.remove("alerts")));
    facts.put("rest", rest);
    return facts;
  }

  /** An alert's id is made of names. */
  private static List<String> alerts(JsonNode alerts) {
    List<String> members = new ArrayList<>();
    alerts.forEach(alert -> members.add(((ObjectNode) alert).without("alert").toString()));
    return members.stream().sorted().toList();
  }
}
