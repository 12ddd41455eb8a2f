package io.earshot.bench.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code beeps.jsonl}: onsets of tones at microphones and ears, heard by the pages themselves; good
 * to about 10 ms.
 */
record Tones(Map<String, List<JsonNode>> byPerson) {

  private static final double MAX_DELAY_MILLIS = 900;
  private static final double ENVELOPE_SECONDS = 5;
  private static final double MILLIS_PER_SECOND = 1_000;

  static Tones of(RecordedCall call) {
    Map<String, List<JsonNode>> byPerson = new HashMap<>();
    call.lines("beeps")
        .forEach(
            line ->
                byPerson
                    .computeIfAbsent(line.path("who").textValue(), unused -> new ArrayList<>())
                    .add(line));
    return new Tones(byPerson);
  }

  /** From a tone at one's microphone to the first like it at the other's ear. */
  Samples mouthToEar(String speaker, String listener, String earLabel) {
    List<Onset> heard = onsets(listener, earLabel);
    List<Double> millis = new ArrayList<>();
    for (Onset said : onsets(speaker, "mic")) {
      heard.stream()
          .filter(each -> each.hertz == said.hertz)
          .mapToDouble(each -> each.atMillis - said.atMillis)
          .filter(delay -> 0 <= delay && delay < MAX_DELAY_MILLIS)
          .min()
          .ifPresent(millis::add);
    }
    return Samples.of(millis);
  }

  private List<Onset> onsets(String who, String label) {
    List<JsonNode> lines = byPerson.getOrDefault(who, List.of());
    return lines.stream()
        .filter(line -> line.has("t") && line.path("label").textValue().equals(label))
        .map(line -> new Onset(line.path("hz").intValue(), onWallClock(line, lines)))
        .toList();
  }

  /** Messages of the audio thread come late, never early: the lower envelope is its clock. */
  private static double onWallClock(JsonNode tone, List<JsonNode> samePerson) {
    double nearSeconds = tone.path("cur").doubleValue();
    double offsetMillis =
        samePerson.stream()
            .filter(each -> Math.abs(seconds(each) - nearSeconds) < ENVELOPE_SECONDS)
            .mapToDouble(each -> each.path("now").doubleValue() - MILLIS_PER_SECOND * seconds(each))
            .min()
            .orElseThrow();
    return MILLIS_PER_SECOND * tone.path("t").doubleValue() + offsetMillis;
  }

  private static double seconds(JsonNode line) {
    return line.path("cur").doubleValue();
  }

  private record Onset(int hertz, double atMillis) {}
}
