package io.earshot.streams.session.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What receiver reports tell a sender, counted by hand. */
class ReportedLossTest {

  private static final long SECOND = 1_000_000_000L;

  private final ReportedLoss loss = new ReportedLoss();

  @Test
  void lossGrowsByTheDifferenceOfTwoReports() {
    add(1, 4, 50);
    assertWindow(46L, 4L);
    add(2, 9, 100);
    assertWindow(45L, 5L);
    assertWindow(null, null);
  }

  @Test
  void betweenTwoReportsLossIsLinearFromTheBeginningOfTheStream() {
    add(2, 10, 100);
    add(4, 30, 200);
    assertThat(loss.lostAt(SECOND)).isEqualTo(5);
    assertThat(loss.lostAt(3 * SECOND)).isEqualTo(20);
    assertThat(loss.lostAt(9 * SECOND)).isEqualTo(30);
    assertThat(loss.covers(4 * SECOND)).isTrue();
    assertThat(loss.covers(4 * SECOND + 1)).isFalse();
  }

  /** RFC 3550 §6.4.1: packets that arrive late, or twice, are subtracted; it may be negative. */
  @Test
  void whatWasGivenUpAndArrivesAfterAllIsTakenBack() {
    add(1, 7, 50);
    add(2, 4, 100);
    assertWindow(96L, 4L);
    add(3, -2, 150);
    assertWindow(56L, -6L);
    assertThat(loss.resets()).isZero();
    assertThat(loss.lostAt(3 * SECOND)).isEqualTo(-2);
  }

  @Test
  void aReportTwiceCountsOnce() {
    add(1, 7, 50);
    add(1, 7, 60);
    assertWindow(43L, 7L);
  }

  /** 700 lost, then 3: no more than 50 under way and 50 sent since can have come after all. */
  @Test
  void whatFallsFartherThanAnythingCanArriveBeganAnew() {
    add(1, 700, 1_000);
    add(2, 3, 1_050);
    assertThat(loss.resets()).isEqualTo(1);
    assertThat(loss.lostAt(2 * SECOND)).isEqualTo(703);
    assertWindow(347L, 703L);
  }

  @Test
  void aHundredPacketsFewerAreStillLateOnes() {
    add(1, 700, 1_000);
    add(2, 600, 1_050);
    assertThat(loss.resets()).isZero();
    assertThat(loss.lostAt(2 * SECOND)).isEqualTo(600);
  }

  /** The measurements begin anew with the object that counts both. */
  @Test
  void whereRoundTripsBeginAnewSoDoesTheLoss() {
    loss.add(Times.NEVER, SECOND, 20, 100, 9);
    loss.add(Times.NEVER, 2 * SECOND, 2, 150, 1);
    assertThat(loss.resets()).isEqualTo(1);
    assertThat(loss.lostAt(2 * SECOND)).isEqualTo(22);
  }

  @Test
  void withoutTheNumberOfSentPacketsOnlyLossIsKnown() {
    loss.add(0, SECOND, 4, Double.NaN, 1);
    assertWindow(null, 4L);
    assertThat(loss.receivedAt(SECOND)).isNull();
  }

  @Test
  void aReportWithoutLossTellsNothing() {
    add(1, Double.NaN, 50);
    assertThat(loss.isEmpty()).isTrue();
  }

  @Test
  void itsSnapshotContinuesWhereItStood() {
    add(1, 700, 1_000);
    assertWindow(300L, 700L);
    SnapshotWriter out = new SnapshotWriter();
    loss.writeTo(out);
    ReportedLoss again = ReportedLoss.readFrom(new SnapshotReader(out.toByteArray()));
    again.add(0, 2 * SECOND, 3, 1_050, 2);
    assertThat(again.resets()).isEqualTo(1);
    assertThat(again.windowLost()).isEqualTo(3);
    assertThat(again.windowReceived()).isEqualTo(47);
  }

  private void add(int second, double lost, double sent) {
    loss.add(0, second * SECOND, lost, sent, second);
  }

  private void assertWindow(@Nullable Long received, @Nullable Long lost) {
    assertThat(loss.windowReceived()).isEqualTo(received);
    assertThat(loss.windowLost()).isEqualTo(lost);
    loss.closeWindow();
  }
}
