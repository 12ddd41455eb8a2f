package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A made-up call: empty but for what a test puts into it. */
public final class MadeUpCall {

  private final String session;
  private final BigDecimal startMillis;
  private final BigDecimal durationMillis;
  private List<StreamReport> streams = List.of();
  private List<HopReport> hops = List.of();
  private List<UtteranceReport> utterances = List.of();
  private List<ClockReport> clocks = List.of();
  private @Nullable String finding;
  private @Nullable FindingEvidence findingEvidence;

  /**
   * @param startMillis Unix epoch
   */
  public MadeUpCall(String session, long startMillis, long durationMillis) {
    this.session = session;
    this.startMillis = BigDecimal.valueOf(startMillis);
    this.durationMillis = BigDecimal.valueOf(durationMillis);
  }

  public MadeUpCall streams(List<StreamReport> of) {
    streams = of;
    return this;
  }

  public MadeUpCall hops(List<HopReport> of) {
    hops = of;
    return this;
  }

  public MadeUpCall utterances(List<UtteranceReport> of) {
    utterances = of;
    return this;
  }

  public MadeUpCall clocks(List<ClockReport> of) {
    clocks = of;
    return this;
  }

  public MadeUpCall finding(String sentence, @Nullable FindingEvidence evidence) {
    finding = sentence;
    findingEvidence = evidence;
    return this;
  }

  public SessionReport made() {
    return new SessionReport(
        session,
        startMillis,
        durationMillis,
        List.of(),
        streams,
        hops,
        null,
        null,
        utterances,
        Map.of("complete", utterances.size(), "partial", 0),
        clocks,
        List.of(),
        List.of(),
        finding,
        findingEvidence);
  }
}
