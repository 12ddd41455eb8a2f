package io.earshot.console.sessions.listing;

import io.earshot.console.report.HopReport;
import io.earshot.console.report.ParticipantReport;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.StreamReport;
import io.earshot.console.report.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One session as one line. Component names and their order are the contract with programs.
 *
 * @param state {@code live} or {@code ended}
 * @param startMillis Unix epoch, event time
 * @param startUtc the same as ISO-8601, milliseconds
 * @param participants ids, in the report's order
 * @param worstLoss stream that lost the largest part of its packets; null = none counts packets
 * @param worstHop hop that is judged worst; null = none has a budget
 */
public record ListedSession(
    String session,
    String state,
    BigDecimal startMillis,
    String startUtc,
    BigDecimal durationMillis,
    List<String> participants,
    @Nullable WorstLoss worstLoss,
    @Nullable WorstHop worstHop) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The line of a session. */
  public static ListedSession of(SessionReport report, boolean ended) {
    return new ListedSession(
        report.session(),
        ended ? "ended" : "live",
        report.startMillis(),
        UTC.format(Instant.ofEpochMilli(report.startMillis().longValue())),
        report.durationMillis(),
        report.participants().stream().map(ParticipantReport::participant).toList(),
        worstLoss(report.streams()),
        worstHop(report.hops()));
  }

  private static @Nullable WorstLoss worstLoss(List<StreamReport> streams) {
    WorstLoss worst = null;
    for (StreamReport stream : streams) {
      BigDecimal lossRatio = stream.lossRatio();
      if (lossRatio != null && (worst == null || lossRatio.compareTo(worst.lossRatio()) > 0)) {
        worst = new WorstLoss(stream.leg(), stream.participant(), stream.peer(), lossRatio);
      }
    }
    return worst;
  }

  private static @Nullable WorstHop worstHop(List<HopReport> hops) {
    return hops.stream()
        .filter(hop -> hop.verdict() != null)
        .map(WorstHop::of)
        .min(WorstHop.WORST_FIRST)
        .orElse(null);
  }

  /**
   * Where most was lost.
   *
   * @param participant null = no signalling
   * @param peer null = unknown
   */
  public record WorstLoss(
      String leg, @Nullable String participant, @Nullable String peer, BigDecimal lossRatio) {}

  /**
   * The hop that is judged worst.
   *
   * @param p95Millis 95th percentile of its delay; null = without a sample
   */
  public record WorstHop(
      String hop,
      String from,
      String to,
      Verdict verdict,
      @Nullable BigDecimal p95Millis,
      BigDecimal budgetMillis) {

    private static final int PERCENT_DECIMALS = 2;

    /** FAIL before UNDECIDED before PASS, then by the part of its budget that it takes. */
    static final Comparator<WorstHop> WORST_FIRST =
        Comparator.comparingInt(
                (WorstHop hop) ->
                    List.of(Verdict.FAIL, Verdict.UNDECIDED, Verdict.PASS).indexOf(hop.verdict()))
            .thenComparing(WorstHop::budgetPart, Comparator.reverseOrder());

    static WorstHop of(HopReport hop) {
      Verdict verdict = hop.verdict();
      BigDecimal budgetMillis = hop.budgetMillis();
      if (verdict == null || budgetMillis == null) {
        throw new IllegalArgumentException("hop=" + hop.hop() + " has no budget");
      }
      BigDecimal p95Millis = hop.delayMillis() == null ? null : hop.delayMillis().p95();
      return new WorstHop(hop.hop(), hop.from(), hop.to(), verdict, p95Millis, budgetMillis);
    }

    private BigDecimal budgetPart() {
      return p95Millis == null
          ? BigDecimal.ZERO
          : p95Millis.divide(budgetMillis, PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    }
  }
}
