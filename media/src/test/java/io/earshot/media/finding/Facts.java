package io.earshot.media.finding;

import io.earshot.media.finding.StreamFacts.Lost;
import io.earshot.media.loss.LossRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Facts of made-up calls. */
final class Facts {

  static final StreamFacts CLEAN =
      StreamFacts.of("carol/in/9", "carol", "alice", "downlink")
          .withLost(new Lost(3000, 0, 0L))
          .withRuns(LossRuns.NONE)
          .withConcealedRatio(0.002)
          .withBuffer(new BufferLevel(20, 30, 98.4, 31));

  private Facts() {}

  static Finding found(StreamFacts... streams) {
    return Objects.requireNonNull(Finding.of(call(streams)));
  }

  static CallFacts call(StreamFacts... streams) {
    return new CallFacts(List.of(streams), List.of(), List.of());
  }

  static StreamFacts downlink(
      String participant,
      @Nullable String peer,
      long expected,
      long lost,
      @Nullable Long own,
      LossStretch... stretches) {
    return StreamFacts.of(participant + "/in/" + peer, participant, peer, "downlink")
        .withLost(new Lost(expected, lost, own))
        .withStretches(List.of(stretches));
  }

  static StreamFacts uplink(
      String participant, long expected, long lost, LossStretch... stretches) {
    return StreamFacts.of(participant + "/out", participant, "sfu", "uplink")
        .withLost(new Lost(expected, lost, lost))
        .withStretches(List.of(stretches));
  }

  static LossRuns runs(int... countByLength) {
    List<Integer> lengths = new ArrayList<>();
    for (int length = 1; length <= countByLength.length; length++) {
      for (int i = 0; i < countByLength[length - 1]; i++) {
        lengths.add(length);
      }
    }
    return LossRuns.ofLengths(lengths.stream().mapToInt(Integer::intValue).toArray());
  }
}
