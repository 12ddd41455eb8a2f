package io.earshot.media.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.snapshot.RoundTrip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the records of an independent implementation, bit for bit. */
class GoldenTest {

  private static final GoldenFile GOLDEN = GoldenFile.WHOLE;

  @Test
  void allRecordsAreThoseOfTheReferenceAndComeWhenTheirsDo() {
    RecordList out = new RecordList();
    ClockEdge edge = ClockEdge.of(GOLDEN.config(), out, new Workspace());
    for (int i = 0; i < GOLDEN.exchanges().size(); i++) {
      GOLDEN.exchanges().get(i).offerTo(edge);
      assertThat(out.records()).hasSize(GOLDEN.recordsAfter(i));
    }
    assertThat(out.records()).hasSize(205).isEqualTo(GOLDEN.records());
    assertThat(out.records()).extracting(OffsetRecord::flags).contains(0, 1, 4);
  }

  @Test
  void anEdgeStoredAndRestoredAfterEveryExchangeDoesNotNotice() {
    RecordList out = new RecordList();
    Workspace workspace = new Workspace();
    ClockEdge edge = ClockEdge.of(GOLDEN.config(), out, workspace);
    for (Exchange exchange : GOLDEN.exchanges()) {
      edge =
          RoundTrip.of(
              edge,
              ClockEdge::writeTo,
              in -> ClockEdge.readFrom(in, GOLDEN.config(), out, workspace));
      exchange.offerTo(edge);
    }
    assertThat(out.records()).isEqualTo(GOLDEN.records());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void arrivalInsideTheGraceInAnyOrderChangesNothing(long seed) {
    assertThat(recordsOf(shuffled(GOLDEN.exchanges(), 4_500_000_000L, seed)))
        .isEqualTo(recordsInOrder());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void duplicatesChangeNothing(long seed) {
    List<Exchange> twice = new ArrayList<>(GOLDEN.exchanges());
    twice.addAll(GOLDEN.exchanges());
    assertThat(recordsOf(shuffled(twice, 4_500_000_000L, seed))).isEqualTo(recordsInOrder());
  }

  @Test
  void aSharedWorkspaceChangesNothing() {
    Workspace shared = new Workspace();
    RecordList first = new RecordList();
    RecordList second = new RecordList();
    ClockEdge one = ClockEdge.of(GOLDEN.config(), first, shared);
    ClockEdge other = ClockEdge.of(GOLDEN.config().unguarded(), second, shared);
    for (Exchange exchange : GOLDEN.exchanges()) {
      exchange.offerTo(one);
      exchange.offerTo(other);
    }
    assertThat(first.records()).isEqualTo(GOLDEN.records());
    assertThat(second.records()).extracting(OffsetRecord::flags).doesNotContain(4).contains(0, 1);
  }

  /** The file itself has one exchange that arrives too late. */
  private static List<OffsetRecord> recordsInOrder() {
    List<OffsetRecord> records = recordsOf(shuffled(GOLDEN.exchanges(), 1, 0));
    assertThat(records).hasSizeGreaterThan(GOLDEN.records().size());
    return records;
  }

  private static List<OffsetRecord> recordsOf(List<Exchange> exchanges) {
    RecordList out = new RecordList();
    ClockEdge edge = ClockEdge.of(GOLDEN.config(), out, new Workspace());
    exchanges.forEach(exchange -> exchange.offerTo(edge));
    edge.end();
    assertThat(edge.tally().refused(SampleRefusal.LATE)).isZero();
    return out.records();
  }

  /** Each arrives less than so long after its time; the grace is 5 s. */
  private static List<Exchange> shuffled(List<Exchange> exchanges, long latestNanos, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Exchange, Long> arrivalNanos = new IdentityHashMap<>();
    List<Exchange> shuffled = new ArrayList<>(exchanges);
    shuffled.replaceAll(
        each ->
            new Exchange(
                each.leftSendNanos(),
                each.forwardNanos(),
                each.leftReceiveNanos(),
                each.reverseNanos()));
    for (Exchange each : shuffled) {
      arrivalNanos.put(each, each.leftSendNanos() + random.nextLong(latestNanos));
    }
    shuffled.sort(Comparator.comparing(arrivalNanos::get));
    return shuffled;
  }
}
