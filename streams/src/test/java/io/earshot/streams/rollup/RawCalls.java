package io.earshot.streams.rollup;

import io.earshot.media.percentile.DelayHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Random calls whose every raw sample is kept, by what it should be found under. */
final class RawCalls {

  static final long START_SECOND = 1_700_000_040L;
  private static final List<String> HOPS = List.of("uplink", "sfu", "downlink");
  private static final List<String> SCALES = List.of("nb", "fb");

  /** One window of one call and the partition of its session. */
  record Made(int partition, CallWindow window) {}

  /** Raw samples of one scope in one window. */
  static final class Raw {
    final Map<String, List<Long>> delaysMicros = new TreeMap<>();
    final List<Long> jitterMicros = new ArrayList<>();
    final Map<String, double[]> qualities = new TreeMap<>();
    long expectedPackets;
    long receivedPackets;
    final long[] runs = new long[10];
    long attempts;
    long failures;
    int calls;
  }

  final List<Made> windows = new ArrayList<>();
  final Map<String, Raw> raw = new TreeMap<>();
  private final SplittableRandom random;

  RawCalls(long seed, int calls, int tens, int partitions) {
    random = new SplittableRandom(seed);
    for (int call = 0; call < calls; call++) {
      for (int ten = 0; ten < tens; ten++) {
        if (random.nextInt(5) > 0) {
          windows.add(new Made(call % partitions, window(call, START_SECOND + 10L * ten)));
        }
      }
    }
  }

  private CallWindow window(int call, long second) {
    String room = "room-" + call % 3;
    String region = call % 2 == 0 ? "eu" : "us";
    List<Raw> scopes = new ArrayList<>();
    for (int seconds : new int[] {10, 60}) {
      String at = second - second % seconds + "+" + seconds + " ";
      for (String name : List.of("fleet/", "room/" + room, "region/" + region, "call/c" + call)) {
        scopes.add(raw.computeIfAbsent(at + name, key -> new Raw()));
      }
    }
    scopes.forEach(each -> each.calls++);
    return new CallWindow(
        "c" + call,
        second,
        Map.of("room", room, "region", region),
        List.of(stream(scopes), stream(scopes)),
        HOPS.stream().map(hop -> hop(hop, scopes)).toList(),
        List.of(participant(scopes)));
  }

  private HopPart hop(String name, List<Raw> scopes) {
    DelayHistogram delay = new DelayHistogram();
    for (int i = random.nextInt(400); i > 0; i--) {
      long micros = 1_000L + random.nextInt(80_000);
      delay.recordMicros(micros);
      scopes.forEach(
          each -> each.delaysMicros.computeIfAbsent(name, key -> new ArrayList<>()).add(micros));
    }
    return new HopPart(
        name, "ann", "ben", delay, delay.shifted(-500, 0), delay.shifted(500, Long.MIN_VALUE));
  }

  private StreamPart stream(List<Raw> scopes) {
    DelayHistogram jitter = new DelayHistogram();
    for (int i = 0; i < 10; i++) {
      long micros = random.nextInt(30_000);
      jitter.recordMicros(micros);
      scopes.forEach(each -> each.jitterMicros.add(micros));
    }
    long expected = 400L + random.nextInt(200);
    long received = expected - random.nextInt(40);
    List<Integer> runs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      runs.add(random.nextInt(4) - 1);
    }
    String scale = SCALES.get(random.nextInt(SCALES.size()));
    double listening = 1 + 3.4 * random.nextDouble();
    for (Raw each : scopes) {
      each.expectedPackets += expected;
      each.receivedPackets += received;
      for (int i = 0; i < 10; i++) {
        each.runs[i] += runs.get(i);
      }
      double[] sum = each.qualities.computeIfAbsent(scale, key -> new double[] {0, 9});
      sum[0]++;
      sum[1] = Math.min(sum[1], listening);
    }
    return new StreamPart(
        "ben", "downlink", expected, received, 10L, 480_000L, runs, jitter, null, scale, listening);
  }

  private ParticipantPart participant(List<Raw> scopes) {
    int attempts = random.nextInt(4);
    int failures = random.nextInt(attempts + 1);
    for (Raw each : scopes) {
      each.attempts += attempts;
      each.failures += failures;
    }
    return new ParticipantPart(
        "ben", Map.of(), attempts, failures, Map.of("ice", (long) failures), 1, 2, List.of(30.0));
  }
}
