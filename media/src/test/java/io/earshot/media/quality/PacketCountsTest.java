package io.earshot.media.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.red.HeardLoss;
import io.earshot.media.red.RedDistances;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Counts of short windows, as differences of two readings give them. */
class PacketCountsTest {

  private static final ReceivedAudio ONE_COPY =
      ReceivedAudio.UNKNOWN.withRedundancy(RedDistances.ofDepth(1));

  /** Late packets fill older gaps, and runs settle later than counters. */
  @Test
  void windowsWhoseCountsContradictEachOtherAreBounded() {
    LossRuns more = LossRuns.ofLengths(60);
    StreamQuality all =
        StreamQuality.of(ONE_COPY.withPackets(PacketCounts.of(50, 60).withRuns(more)));
    assertThat(packets(all).lossRatio()).isEqualTo(1);
    assertThat(heard(all).pattern().lossRatio()).isEqualTo(59 / 60.0);
    LossRuns split = LossRuns.ofLengths(6).minus(LossRuns.ofLengths(1, 1, 1, 1, 1));
    StreamQuality healed =
        StreamQuality.of(ONE_COPY.withPackets(PacketCounts.of(2, -3).withRuns(split)));
    assertThat(packets(healed)).isEqualTo(LossPattern.NONE);
    assertThat(heard(healed).pattern().lossRatio()).isEqualTo(1);
    PacketCounts nothingCame = PacketCounts.of(50, 60).withDiscardedPackets(3L);
    assertThat(heardRatio(ONE_COPY.withPackets(nothingCame).withRedundancy(RedDistances.NONE)))
        .isEqualTo(1);
  }

  /** Ten older packets came in this window, too: 60 received, of which a tenth too late. */
  @Test
  void discardsAreAShareOfWhatCame() {
    PacketCounts counts = PacketCounts.of(50, -10).withDiscardedPackets(6L);
    assertThat(heardRatio(ONE_COPY.withPackets(counts).withRedundancy(RedDistances.NONE)))
        .isEqualTo(0.1);
  }

  @Test
  void negativeRunsSayNothingAboutBursts() {
    LossRuns healed = LossRuns.NONE.minus(LossRuns.ofLengths(2));
    LossRuns merged = LossRuns.ofLengths(3).minus(LossRuns.ofLengths(1, 1));
    for (LossRuns runs : new LossRuns[] {healed, merged}) {
      StreamQuality quality =
          StreamQuality.of(ONE_COPY.withPackets(PacketCounts.of(50, 1).withRuns(runs)));
      assertThat(packets(quality)).isEqualTo(LossPattern.random(0.02));
    }
  }

  private static double heardRatio(ReceivedAudio audio) {
    return heard(StreamQuality.of(audio)).pattern().lossRatio();
  }

  private static HeardLoss heard(StreamQuality quality) {
    return Objects.requireNonNull(quality.heard());
  }

  private static LossPattern packets(StreamQuality quality) {
    return Objects.requireNonNull(quality.packets());
  }
}
