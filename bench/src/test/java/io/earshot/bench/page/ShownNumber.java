package io.earshot.bench.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number on the page with what it says about itself in {@code data-} attributes.
 *
 * @param value as in the attribute; null = the page does not know it
 * @param text what a person reads
 */
record ShownNumber(
    String metric,
    @Nullable String value,
    String text,
    @Nullable String hop,
    @Nullable String from,
    @Nullable String to,
    @Nullable String stream,
    @Nullable String utterance,
    @Nullable String left,
    @Nullable String right) {

  /** What only the evidence of a finding says. */
  private static final String FINDING = "finding.";

  private static final String SCRIPT =
      """
      Array.from(document.querySelectorAll('[data-metric]'), e => ({
        metric: e.dataset.metric, value: e.dataset.value ?? null, text: e.textContent,
        hop: e.dataset.hop ?? null, from: e.dataset.from ?? null, to: e.dataset.to ?? null,
        stream: e.dataset.stream ?? null,
        utterance: e.dataset.utterance ?? null,
        left: e.dataset.left ?? null, right: e.dataset.right ?? null}))""";

  static List<ShownNumber> all(Browser browser) {
    List<Map<String, @Nullable String>> found = browser.ask(SCRIPT);
    return found.stream()
        .map(
            each ->
                new ShownNumber(
                    Objects.requireNonNull(each.get("metric")),
                    each.get("value"),
                    Objects.requireNonNull(each.get("text")),
                    each.get("hop"),
                    each.get("from"),
                    each.get("to"),
                    each.get("stream"),
                    each.get("utterance"),
                    each.get("left"),
                    each.get("right")))
        .toList();
  }

  /** The report's number of the same name; missing where the report has none of that name. */
  JsonNode in(JsonNode session) {
    if (metric.startsWith(FINDING)) {
      String name = str(stream) + " " + metric.substring(FINDING.length());
      return only(session.at("/findingEvidence/evidence"), Map.of("name", name)).path("value");
    }
    JsonNode place = session;
    if (utterance != null) {
      place = only(session.get("utterances"), Map.of("utterance", utterance));
    } else if (left != null) {
      place = only(session.get("clocks"), Map.of("left", left, "right", str(right)));
    } else if (hop != null && from != null) {
      place = only(session.get("hops"), Map.of("hop", hop, "from", str(from), "to", str(to)));
    } else if (stream != null) {
      place = only(session.get("streams"), Map.of("stream", stream));
    }
    return place.at("/" + metric.replace('.', '/'));
  }

  private static String str(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static JsonNode only(JsonNode list, Map<String, String> fields) {
    for (JsonNode each : list) {
      if (fields.entrySet().stream()
          .allMatch(field -> each.path(field.getKey()).asText().equals(field.getValue()))) {
        return each;
      }
    }
    throw new AssertionError("the report has no entry with " + fields);
  }
}
