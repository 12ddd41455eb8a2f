package io.earshot.streams.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Stat;
import io.earshot.streams.session.quality.UnprovenSound;
import io.earshot.streams.session.result.StreamRating;
import io.earshot.streams.session.result.StreamSummary;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A receiver makes sound up when its sender has left; nobody misses that. */
class EndOfSpeechTest {

  /** As the worker's last three readings in the recorded call {@code worker300-clean}. */
  @Test
  void whatIsMadeUpAfterTheLastPacketIsNoLoss() {
    ReadCall call = new ReadCall();
    for (int second = 0; second < 30; second++) {
      call.read(second, ReadCall.counters(50 * (second + 1), 0));
    }
    call.read(30, madeUp(9, 37_612, 27_409, 48_000));
    call.read(31, madeUp(9, 85_612, 75_409, 96_000));
    StreamSummary stream = call.stream();
    StreamRating rating = Objects.requireNonNull(stream.rating());
    assertThat(rating.heardLossRatio()).isZero();
    assertThat(rating.worstListening()).isEqualTo(lq(rating));
    assertThat(stream.concealedSamples()).as("the receiver's own counter").isEqualTo(85_612);
  }

  @Test
  void thePauseOfASenderThatComesBackIsCountedAsSoonAsItDoes() {
    ReadCall call = new ReadCall();
    for (int second = 0; second < 30; second++) {
      call.read(second, ReadCall.counters(50 * (second + 1), 0));
    }
    call.read(30, madeUp(0, 48_000, 0, 48_000));
    Map<Stat, Double> back = madeUp(50, 48_000, 0, 96_000);
    back.put(Stat.PACKETS_LOST, 50.0);
    call.read(31, back);
    StreamRating rating = Objects.requireNonNull(call.stream().rating());
    assertThat(rating.heardLossRatio()).isCloseTo(1.0 / 32, within(1e-9));
    assertThat(Objects.requireNonNull(rating.worstListening())).isLessThan(lq(rating) - 0.3);
  }

  @Test
  void everyWindowTakesBackWhatItHeldUntilTheProofCame() {
    UnprovenSound sound = new UnprovenSound();
    sound.onReading(50, 50, stat -> 48_000);
    sound.closeWindow();
    sound.onReading(0, 0, stat -> 1_000);
    assertThat(sound.window(Stat.CONCEALED_SAMPLES)).isEqualTo(1_000);
    assertThat(sound.window(Stat.BYTES_RECEIVED)).isZero();
    sound.closeWindow();
    assertThat(sound.window(Stat.CONCEALED_SAMPLES)).isZero();
    SnapshotWriter out = new SnapshotWriter();
    sound.writeTo(out);
    UnprovenSound back = UnprovenSound.readFrom(new SnapshotReader(out.toByteArray()));
    assertThat(back.total(Stat.CONCEALED_SAMPLES)).isEqualTo(1_000);
    back.onReading(50, 50, stat -> 48_000);
    assertThat(back.window(Stat.CONCEALED_SAMPLES)).isEqualTo(-1_000);
    assertThat(back.total(Stat.CONCEALED_SAMPLES)).isZero();
  }

  private static Map<Stat, Double> madeUp(
      int packets, double concealed, double silent, double samples) {
    Map<Stat, Double> values = ReadCall.counters(30 * 50 + packets, 0);
    values.put(Stat.CONCEALED_SAMPLES, concealed);
    values.put(Stat.SILENT_CONCEALED_SAMPLES, silent);
    values.put(Stat.CONCEALMENT_EVENTS, 2.0);
    values.merge(Stat.TOTAL_SAMPLES_RECEIVED, samples - packets * 960, Double::sum);
    return values;
  }

  private static double lq(StreamRating rating) {
    return Objects.requireNonNull(rating.quality().mos()).lq();
  }
}
