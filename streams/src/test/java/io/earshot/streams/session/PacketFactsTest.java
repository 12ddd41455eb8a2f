package io.earshot.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.burst.BurstGapCounts;
import io.earshot.media.mos.codec.AudioBandwidth;
import io.earshot.media.mos.codec.RatedBandwidth;
import io.earshot.media.mos.codec.RatedBandwidth.Source;
import io.earshot.streams.session.result.StreamSummary;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What packets tell that no counter does. */
class PacketFactsTest {

  private static final int[] UNSEEN = {};

  /** RFC 6716 Table 2: configuration 9 is SILK wideband, 31 CELT fullband. */
  private static final int WIDE_TOC = 9 << 3;

  private static final int FULL_TOC = 31 << 3;

  @Test
  void mostPacketsFirstBytesSayTheBandwidth() {
    ReadCall call = new ReadCall();
    for (int second = 0; second < 12; second++) {
      int[] toc = new int[50];
      Arrays.fill(toc, second < 4 ? FULL_TOC : WIDE_TOC);
      call.received(second, numbers(second * 50), ticks(second * 50), toc);
      call.read(second, ReadCall.counters(50 * (second + 1), 0));
    }
    assertThat(bandwidth(call.stream()))
        .isEqualTo(new RatedBandwidth(AudioBandwidth.WIDE, Source.TOC));
  }

  @Test
  void withoutFirstBytesItIsTheBitrates() {
    ReadCall call = new ReadCall();
    for (int second = 0; second < 12; second++) {
      call.received(second, numbers(second * 50), ticks(second * 50), UNSEEN);
      call.read(second, ReadCall.counters(50 * (second + 1), 0));
    }
    assertThat(bandwidth(call.stream()))
        .isEqualTo(new RatedBandwidth(AudioBandwidth.SUPER_WIDE, Source.BITRATE));
  }

  /** 3 lost of 8, one alone: by hand from RFC 3611 §4.7.2. */
  @Test
  void burstsAreThoseOfThePackets() {
    ReadCall call = new ReadCall();
    call.received(0, numbers(0), ticks(0), UNSEEN);
    int[] lossy = IntStream.of(50, 51, 53, 54, 57).toArray();
    call.received(1, lossy, Arrays.stream(lossy).map(each -> each * 960).toArray(), UNSEEN);
    call.received(2, numbers(58), ticks(58), UNSEEN);
    int[] alone = IntStream.range(109, 159).toArray();
    call.received(3, alone, Arrays.stream(alone).map(each -> each * 960).toArray(), UNSEEN);
    StreamSummary stream = call.stream();
    assertThat(Objects.requireNonNull(stream.bursts()).exact())
        .isEqualTo(new BurstGapCounts(3, 5, 1, 1, 154, 2));
    assertThat(stream.lostPackets()).isEqualTo(4);
    assertThat(stream.packetMillis()).isEqualTo(20);
  }

  /** RFC 3550 A.1. */
  @Test
  void numbersThatBeginAnewAreAResetAndNoLoss() {
    ReadCall call = new ReadCall();
    for (int second = 0; second < 6; second++) {
      int first = second < 3 ? second * 50 : 40_000 + second * 50;
      call.received(second, numbers(first), ticks(second * 50), UNSEEN);
    }
    StreamSummary stream = call.stream();
    assertThat(stream.resets()).isEqualTo(1);
    assertThat(stream.lostPackets()).isZero();
    assertThat(stream.receivedPackets()).isEqualTo(300);
    assertThat(Objects.requireNonNull(stream.bursts()).exact())
        .isEqualTo(new BurstGapCounts(0, 0, 0, 0, 300, 1));
    assertThat(Objects.requireNonNull(stream.rating()).burstRatio()).isNull();
  }

  private static RatedBandwidth bandwidth(StreamSummary stream) {
    return Objects.requireNonNull(Objects.requireNonNull(stream.rating()).quality().bandwidth());
  }

  private static int[] numbers(int first) {
    return IntStream.range(first, first + 50).toArray();
  }

  private static int[] ticks(int first) {
    return IntStream.range(first, first + 50).map(each -> each * 960).toArray();
  }
}
