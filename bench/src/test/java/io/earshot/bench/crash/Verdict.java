package io.earshot.bench.crash;

import io.earshot.bench.kafka.PlainRun;
import io.earshot.bench.kafka.SyntheticSessions.SessionSecond;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFormatException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is wrong with the closed windows of a run.
 *
 * @param windows closed windows (FINAL, 1 s) that there should be
 * @param wrong windows whose packets are not the number that was sent to the listener
 * @param missing windows that never came out
 * @param doubled windows that came out more than once
 * @param foreignLines measurements and summaries of any kind that are not, byte by byte and in this
 *     place, those of a run without a crash
 */
record Verdict(int windows, int wrong, int missing, int doubled, int foreignLines) {

  static Verdict of(
      Map<SessionSecond, Long> truth,
      PlainRun plain,
      Map<Integer, List<String>> measurements,
      Map<Integer, List<String>> summaries,
      WireDecoder<Measurement> decoder) {
    Map<SessionSecond, Integer> seen = new HashMap<>();
    int wrong = 0;
    for (List<String> lines : measurements.values()) {
      for (String line : lines) {
        Measurement window = decode(line, decoder);
        if (ofPackets(window)) {
          SessionSecond at = new SessionSecond(window.getSession(), window.getSecond());
          seen.merge(at, 1, Integer::sum);
          wrong += Objects.equals(received(window), truth.get(at)) ? 0 : 1;
        }
      }
    }
    int missing = (int) truth.keySet().stream().filter(at -> !seen.containsKey(at)).count();
    int doubled = (int) seen.values().stream().filter(count -> count > 1).count();
    int foreignLines =
        foreign(plain.measurements, measurements) + foreign(plain.sessions, summaries);
    return new Verdict(truth.size(), wrong, missing, doubled, foreignLines);
  }

  boolean isClean() {
    return wrong == 0 && missing == 0 && doubled == 0 && foreignLines == 0;
  }

  /** A batch counts for its participant in the second of its receipt, after its packets' last. */
  private static boolean ofPackets(Measurement window) {
    return window.getRevision() == Revision.FINAL
        && window.getWindowSeconds() == 1
        && !window.getStreams().isEmpty();
  }

  private static long received(Measurement window) {
    return window.getStreams().stream().mapToLong(stream -> stream.getReceivedPackets()).sum();
  }

  private static int foreign(Map<Integer, List<String>> plain, Map<Integer, List<String>> actual) {
    int foreign = 0;
    for (Map.Entry<Integer, List<String>> expected : plain.entrySet()) {
      List<String> lines = actual.getOrDefault(expected.getKey(), List.of());
      int common = Math.min(lines.size(), expected.getValue().size());
      foreign += Math.max(lines.size(), expected.getValue().size()) - common;
      for (int i = 0; i < common; i++) {
        foreign += lines.get(i).equals(expected.getValue().get(i)) ? 0 : 1;
      }
    }
    return foreign;
  }

  private static Measurement decode(String line, WireDecoder<Measurement> decoder) {
    try {
      return decoder.decode(HexFormat.of().parseHex(line.substring(line.lastIndexOf(' ') + 1)));
    } catch (WireFormatException e) {
      throw new IllegalStateException(e);
    }
  }
}
