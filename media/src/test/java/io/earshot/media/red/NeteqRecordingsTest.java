package io.earshot.media.red;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.earshot.media.burst.BurstGapCounts;
import io.earshot.media.burst.PacketBurstCounts;
import io.earshot.media.burst.PacketBursts;
import io.earshot.media.burst.XrTransitions;
import io.earshot.media.jitter.InterarrivalJitter;
import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.PacketLoss;
import io.earshot.media.loss.PacketReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * WebRTC's NetEq test recordings, arrival by arrival, against the reference values that come with
 * them. They are not ours to redistribute: the test needs the folder {@code shared} beside the
 * repository and is skipped without it.
 */
class NeteqRecordingsTest {

  private static final int CLOCK_RATE_HERTZ = 8000;
  private static final int TICKS_PER_MILLI = CLOCK_RATE_HERTZ / 1000;

  /** SOURCE.md: 2009 of 2062, 468 reordered, jitter 22.338/33.854 ms, runs {1:32,2:9,3:1}. */
  @Test
  void theJitteredTelephoneCallIsAsItsReferenceSays() {
    Heard heard = heard("stereo_g729_jitter", RedDistances.NONE);
    assertThat(heard.packets.counts().expectedPackets()).isEqualTo(2062);
    assertThat(heard.packets.counts().receivedPackets()).isEqualTo(2009);
    assertThat(heard.packets.counts().reorderedPackets()).isEqualTo(468);
    assertThat(heard.packets.counts().lostPackets()).isEqualTo(53);
    assertThat(heard.packets.lossRuns()).hasToString("{1:32, 2:9, 3:1}");
    assertThat(heard.meanJitterMillis).isCloseTo(22.338, within(5e-4));
    assertThat(heard.maxJitterMillis).isCloseTo(33.854, within(5e-4));
    LossPattern pattern = heard.frames.pattern();
    assertThat(pattern.lossPercent()).isCloseTo(2.57, within(5e-3));
    assertThat(pattern.burstRatio()).isCloseTo(1.22947, within(5e-6));
    // Bursts of both recordings: an independent script that splits the losses by the definition.
    BurstGapCounts bursts = new BurstGapCounts(34, 87, 12, 19, 1975, 13);
    assertThat(heard.frames.burstGap()).isEqualTo(bursts);
    assertThat(heard.bursts.counts().exact()).isEqualTo(bursts);
    // The counters: another script that goes through A.2 line by line.
    XrTransitions xr = heard.bursts.counts().xr();
    assertThat(xr).isEqualTo(new XrTransitions(1944, 13, 18, 42, 11, 11, 53, 0));
    assertThat(xr.burstDensity()).hasValue(101);
    assertThat(xr.gapDensity()).hasValue(2);
  }

  /** SOURCE.md: 1176 of 1192, 52 reordered, jitter 20.954/38.799 ms, runs {1:8,2:4}. */
  @Test
  void theJitteredWidebandCallIsAsItsReferenceSays() {
    Heard heard = heard("hrtf_g722_1C_48_jitterT2", RedDistances.NONE);
    assertThat(heard.packets.counts().expectedPackets()).isEqualTo(1192);
    assertThat(heard.packets.counts().receivedPackets()).isEqualTo(1176);
    assertThat(heard.packets.counts().reorderedPackets()).isEqualTo(52);
    assertThat(heard.packets.lossRuns()).hasToString("{1:8, 2:4}");
    assertThat(heard.meanJitterMillis).isCloseTo(20.954, within(5e-4));
    assertThat(heard.maxJitterMillis).isCloseTo(38.799, within(5e-4));
    assertThat(heard.frames.pattern().lossPercent()).isCloseTo(1.34, within(5e-3));
    BurstGapCounts bursts = new BurstGapCounts(13, 38, 6, 3, 1154, 7);
    assertThat(heard.frames.burstGap()).isEqualTo(bursts);
    assertThat(heard.bursts.counts())
        .isEqualTo(new PacketBurstCounts(bursts, new XrTransitions(1057, 6, 3, 22, 3, 4, 16, 0)));
  }

  /** From the runs {1:32,2:9,3:1}: one copy leaves 9 + 2, two leave 1, three none. */
  @Test
  void redundancyWouldHaveRepairedWhatTheRunsSay() {
    long[] left = {53, 11, 1, 0};
    for (int depth = 0; depth < left.length; depth++) {
      RedDistances distances = RedDistances.ofDepth(depth);
      Heard heard = heard("stereo_g729_jitter", distances);
      assertThat(heard.frames.lossRuns().lostPackets()).isEqualTo(left[depth]);
      LossRuns packetRuns = heard.packets.lossRuns();
      assertThat(ResidualLoss.of(packetRuns, 2062, distances, FecWeight.NO_FEC))
          .isEqualTo(heard.frames.pattern());
    }
    assertThat(heard("stereo_g729_jitter", RedDistances.of(2)).frames.lossRuns().lostPackets())
        .isEqualTo(3);
  }

  private static Heard heard(String name, RedDistances carried) {
    Path root = Path.of(Files.exists(Path.of("mvnw")) ? "" : "..").toAbsolutePath().normalize();
    Path file =
        root.resolveSibling("shared")
            .resolve("recordings/webrtc-neteq-rtpdump")
            .resolve(name + ".packets.csv");
    assumeTrue(Files.exists(file), "no recording " + file);
    try {
      Heard heard = new Heard();
      List<String> lines = Files.readAllLines(file);
      lines.subList(1, lines.size()).forEach(line -> heard.onPacket(line, carried));
      heard.meanJitterMillis /= heard.jitterSamples;
      return heard;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** All that one receiver computes. */
  private static final class Heard {

    private final PacketLoss packets = new PacketLoss();
    private final PacketBursts bursts = new PacketBursts();
    private final RepairedLoss frames = new RepairedLoss();
    private final InterarrivalJitter jitter = InterarrivalJitter.ofClockRate(CLOCK_RATE_HERTZ);
    private int jitterSamples;
    private double meanJitterMillis;
    private double maxJitterMillis;

    /** Columns: number, media time in ms, arrival in ms, bytes. */
    private void onPacket(String line, RedDistances carried) {
      double[] columns = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
      PacketReceipt receipt = packets.onPacket((int) columns[0]);
      bursts.onPacket(receipt, packets.newestExtendedNumber());
      frames.onPacket(receipt, packets.newestExtendedNumber(), carried);
      long arrivalNanos = Math.round(columns[2] * 1e6);
      int rtpTicks = (int) Math.round(columns[1] * TICKS_PER_MILLI);
      if (receipt.isNew() && jitter.onPacket(arrivalNanos, rtpTicks)) {
        jitterSamples++;
        meanJitterMillis += jitter.jitterMillis();
        maxJitterMillis = Math.max(maxJitterMillis, jitter.jitterMillis());
      }
    }
  }
}
