package io.earshot.alerts.avro;

import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.schema.HopWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Delays of one second with their bounds. */
final class MeasuredDelays {

  /** Keeps delays of one hop and second apart that have other bounds; no rule can name it. */
  private static final String BOUND = "~bound";

  private MeasuredDelays() {}

  /** Measured on one clock. */
  static Delays of(List<Double> millis) {
    return Delays.ofMillis(millis.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Samples of a hop; what has the same bound is together, under a label of its own. */
  static Map<Labels, Delays> byBound(HopWindow hop) {
    List<Integer> samples = hop.getSamplesMicros();
    List<Integer> bounds = hop.getBoundsMicros();
    Double sharedMillis = hop.getBoundMillis();
    int shared = sharedMillis == null ? Delays.UNBOUNDED : Delays.microsOf(sharedMillis);
    Map<Integer, int[]> byBound = new TreeMap<>();
    for (int i = 0; i < samples.size(); i++) {
      int bound = bounds.size() == samples.size() ? bounds.get(i) : shared;
      byBound.merge(bound, new int[] {samples.get(i)}, MeasuredDelays::joined);
    }
    Map<Labels, Delays> delays = new LinkedHashMap<>();
    byBound.forEach(
        (bound, micros) ->
            delays.put(
                delays.isEmpty() ? Labels.EMPTY : Labels.of(BOUND, Integer.toString(bound)),
                Delays.ofMicros(micros, bound)));
    return delays;
  }

  private static int[] joined(int[] first, int[] second) {
    int[] all = new int[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
