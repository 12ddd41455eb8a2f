package io.earshot.bench.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Other names for the people of a call, and other SSRCs for its streams, and the way back. */
record OtherNames(Map<String, String> words) {

  /** In another alphabetical order than the real ones. */
  private static final Map<String, String> PEOPLE =
      Map.of(
          "alice", "zora", "bob", "mats", "speaker", "anna", "listener", "will", "worker", "dora");

  /** A worker may be called what it is. */
  private static final String ROLE = "worker";

  /** Its own inverse, keeps the number of digits, and changes the order. */
  private static final long SSRC_BITS = 0x5a5a5aL;

  private static final Pattern WORD = Pattern.compile("\\w+");

  static OtherNames of(CallReport report) {
    Map<String, String> words = new HashMap<>();
    for (String direction : List.of("in", "out")) {
      for (JsonNode stream : report.streams(direction)) {
        long ssrc = stream.path("ssrc").longValue();
        words.put(String.valueOf(ssrc), String.valueOf(ssrc ^ SSRC_BITS));
        String participant = stream.path("participant").textValue();
        if (PEOPLE.containsKey(participant)) {
          words.put(participant, PEOPLE.getOrDefault(participant, ""));
        }
      }
    }
    return new OtherNames(words);
  }

  /** Real names and SSRCs but for those that are also words of the report. */
  Set<String> unmistakable() {
    return words.keySet().stream()
        .filter(word -> !word.equals(ROLE))
        .collect(Collectors.toUnmodifiableSet());
  }

  OtherNames inverse() {
    return new OtherNames(
        words.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)));
  }

  String in(String text) {
    return WORD.matcher(text).replaceAll(word -> words.getOrDefault(word.group(), word.group()));
  }
}
