package io.earshot.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.streams.session.Calls.Arrival;
import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.input.ReadingType;
import io.earshot.streams.session.input.Stat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredQualityTest {

  private static final int SECONDS = 25;

  /** Lost packets, first bytes, an SFU's own words, a restart, and a speaker who leaves. */
  @Test
  void itGoesOnFromWhatIsStoredAfterAnyRecord() {
    List<Arrival> arrivals = call().arrivals();
    Recorder whole = EngineRun.run(arrivals);
    assertThat(whole.lastSummary().participants().get(0).connectionQuality()).isNotNull();
    assertThat(ReadCall.streamOf(whole.lastSummary()).bursts()).isNotNull();
    for (int cut = 1; cut < arrivals.size(); cut++) {
      Recorder recorder = new Recorder();
      EngineRun.feed(new SessionEngine(EngineSettings.DEFAULT), arrivals.subList(0, cut), recorder);
      SessionEngine back = EngineRun.restored(recorder, EngineRun.wiresOf(arrivals));
      EngineRun.feed(back, arrivals.subList(cut, arrivals.size()), recorder);
      back.tick(EngineRun.AFTER_THE_END, recorder);
      assertThat(recorder.output).as("cut after %s", cut).isEqualTo(whole.output);
    }
  }

  private static ReadCall call() {
    ReadCall call = new ReadCall();
    for (int second = 0; second < SECONDS; second++) {
      int first = second * 50;
      int[] numbers =
          IntStream.range(first, first + 50).filter(each -> each % 37 > 1 || each < 2).toArray();
      int[] ticks = Arrays.stream(numbers).map(each -> each * 960).toArray();
      int[] toc = Arrays.stream(numbers).map(each -> each % 3 == 0 ? 0xFC : 0x48).toArray();
      call.received(second, numbers, ticks, toc);
      int spoken = Math.min(second, 20) + 1;
      Map<Stat, Double> counters = ReadCall.counters(48 * spoken, 2 * spoken);
      if (second > 20) {
        counters.merge(Stat.TOTAL_SAMPLES_RECEIVED, (second - 20) * 48_000.0, Double::sum);
        counters.merge(Stat.CONCEALED_SAMPLES, (second - 20) * 48_000.0, Double::sum);
      }
      call.read(second, counters);
      call.read(
          second,
          ReadingType.SFU_LEG,
          9,
          Map.of(
              Stat.IN_LINK_QUALITY_PERCENT,
              100.0 - second,
              Stat.OUT_LINK_QUALITY_PERCENT,
              98.0,
              Stat.PACKETS_RECEIVED,
              (double) (second < 10 ? first + 50 : first - 400),
              Stat.PACKETS_LOST,
              (double) second));
      if (second % 5 == 0) {
        call.told(second, LifecycleType.QUALITY_INDICATED, second % 2 == 0 ? "good" : "poor");
      }
    }
    return call;
  }
}
