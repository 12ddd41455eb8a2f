package io.earshot.media.finding;

import io.earshot.media.finding.StreamFacts.Lost;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Jitter buffers that grew and stayed, or that packets came too late for. */
final class BufferSuspects {

  private BufferSuspects() {}

  static Stream<Suspect> of(StreamFacts stream) {
    return Stream.of(risen(stream), late(stream)).flatMap(Stream::ofNullable);
  }

  private static @Nullable Suspect risen(StreamFacts stream) {
    BufferLevel level = stream.buffer();
    if (level == null || !(level.riseMillis() >= Limits.MIN_BUFFER_RISE_MILLIS)) {
      return null;
    }
    String id = stream.stream();
    return new Suspect(
        Cause.BUFFER,
        level.riseMillis() / Limits.BAD_BUFFER_RISE_MILLIS,
        stream.leg(),
        stream.participant(),
        Subject.buffer(stream)
            + " stayed at "
            + Numbers.millis(level.afterMillis())
            + " from "
            + level.sinceSecond()
            + " s on, "
            + Numbers.millis(level.beforeMillis())
            + " before",
        List.of(
            new Evidence(id, "jitterBufferBeforeMillis", level.beforeMillis()),
            new Evidence(id, "jitterBufferAfterMillis", level.afterMillis()),
            new Evidence(id, "jitterBufferMaxMillis", level.maxMillis()),
            new Evidence(id, "sinceSecond", level.sinceSecond())));
  }

  /** What was made up although hardly anything was lost. */
  private static @Nullable Suspect late(StreamFacts stream) {
    Double concealed = stream.concealedRatio();
    Lost lost = stream.lost();
    if (concealed == null || lost == null || !(concealed > Limits.MAX_CONCEALED_RATIO)) {
      return null;
    }
    double explained = Limits.UNEXPLAINED_BY_LOSS * lost.lostPackets();
    if (lost.expectedPackets() < Limits.MIN_EXPECTED_PACKETS
        || concealed * lost.expectedPackets() <= explained) {
      return null;
    }
    String id = stream.stream();
    return new Suspect(
        Cause.BUFFER,
        concealed / Limits.MAX_CONCEALED_RATIO,
        stream.leg(),
        stream.participant(),
        Subject.buffer(stream)
            + " had nothing to play for "
            + Numbers.percent(concealed)
            + " of the sound with only "
            + lost.lostPackets()
            + " of "
            + lost.expectedPackets()
            + " packets lost",
        List.of(
            new Evidence(id, "heardLossRatio", concealed),
            new Evidence(id, "expectedPackets", lost.expectedPackets()),
            new Evidence(id, "lostPackets", lost.lostPackets())));
  }
}
