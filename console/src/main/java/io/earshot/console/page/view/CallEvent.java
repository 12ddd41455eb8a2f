package io.earshot.console.page.view;

import io.earshot.console.report.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call in full.
 *
 * @param state live, silent, ended, replay, unknown or loading
 * @param startMillis Unix epoch; null = unknown
 * @param finding where the call suffered as a whole; null = nowhere, or unknown
 * @param evidence the numbers behind the finding
 * @param sure how sure the sentence is; null = it claims nothing
 * @param missing agents and participants from whom nothing comes, a line each
 * @param suffering what goes on, worst first, then what is over, newest first
 * @param facts a line each
 * @param clock how the clocks of the call relate
 * @param clocks null = one clock only
 */
record CallEvent(
    String key,
    String session,
    @Nullable String run,
    String title,
    String state,
    String stateText,
    @Nullable String stateTitle,
    @Nullable Number startMillis,
    Shown duration,
    @Nullable String finding,
    List<EvidenceRow> evidence,
    String sentence,
    @Nullable String sure,
    @Nullable Verdict verdict,
    List<String> missing,
    List<Suffers> suffering,
    Chain chain,
    @Nullable MouthToEar mouthToEar,
    List<StreamRow> streams,
    Utterances utterances,
    List<String> facts,
    @Nullable String clock,
    @Nullable Clocks clocks,
    List<Person> participants) {

  /**
   * What a finding rests on, of one stream, hop or stage; the names of the others are null.
   *
   * @param subject as the report names it
   */
  record EvidenceRow(
      String subject,
      String label,
      @Nullable String stream,
      @Nullable String leg,
      @Nullable String participant,
      @Nullable String hop,
      @Nullable String from,
      @Nullable String to,
      List<EvidenceNumber> numbers) {}

  /** One number of it. */
  record EvidenceNumber(String label, Shown number) {}

  /**
   * Somebody suffers, or did.
   *
   * @param until null while it goes on
   */
  record Suffers(
      @Nullable String leg,
      @Nullable String hop,
      String participant,
      @Nullable String stream,
      String title,
      String text,
      Shown from,
      @Nullable Shown until,
      Shown lasted,
      String sure,
      Verdict verdict) {}

  /**
   * The hops of the call.
   *
   * @param scaleMillis right end of the drawing
   * @param rows {@link HopRow} or {@link AbsentHop}, in path order
   */
  record Chain(Number scaleMillis, List<Object> rows) {}

  /**
   * A measured hop.
   *
   * @param excess over the floor; null where the delay itself is known
   * @param verdictWords why, in words; empty where nothing was judged
   * @param loop there and back; null = nothing came back
   * @param nowBound null on one clock
   * @param nowUnsettled the clock offset in {@code now} may still change
   */
  record HopRow(
      String hop,
      String label,
      String from,
      String to,
      String span,
      String clock,
      String clockText,
      Shown count,
      Shown p50,
      Shown p95,
      Shown max,
      @Nullable Shown excess,
      Shown bound,
      Shown budget,
      @Nullable Verdict verdict,
      String verdictText,
      String verdictWords,
      @Nullable Loop loop,
      boolean provisional,
      Shown now,
      @Nullable Shown nowBound,
      boolean nowUnsettled,
      @Nullable Bar bar) {}

  /** There and back together, in which no clock offset is. */
  record Loop(Shown p95, @Nullable Verdict verdict, String words) {}

  /**
   * Where a hop is drawn; no measurement says where it begins.
   *
   * @param p95Millis of few delays the largest
   * @param boundMillis null on one clock, or unbounded
   */
  record Bar(
      Number startMillis,
      Number p50Millis,
      Number p95Millis,
      @Nullable Number boundMillis,
      @Nullable Number budgetMillis) {}

  /** A hop that is not measured, and why. */
  record AbsentHop(String hop, String label, String span, String absent) {}

  /** Capture to playout of the same sound. */
  record MouthToEar(Shown p50, Shown p95, Shown bound, Shown count) {}

  /** One stream at one end: the whole call, and the newest second. */
  record StreamRow(
      String stream,
      @Nullable String participant,
      @Nullable String peer,
      String leg,
      String direction,
      String label,
      Shown expected,
      Shown received,
      Shown lost,
      Shown loss,
      Shown residual,
      Shown redDepth,
      Shown ownLeg,
      Shown meanRun,
      Shown jitter,
      Shown buffer,
      Shown target,
      Shown concealed,
      Shown rtt,
      Shown mosLq,
      Shown mosCq,
      Shown nowLoss,
      Shown nowJitter,
      Shown nowBuffer,
      Shown nowConcealed,
      @Nullable Verdict verdict,
      boolean provisional) {}

  /** Utterances through a worker, late ones first, then newest first. */
  record Utterances(Map<String, Integer> counts, List<UtteranceRow> rows) {}

  /**
   * One utterance.
   *
   * @param bound of the total
   * @param lag from the start of the speech to the start of its translation
   * @param lagBand good, human-like, poor or bad; null = unknown
   * @param outcome complete, partial, dropped or merged
   * @param late the worker, or the whole way, took longer than its budget
   * @param verdictWords why, in words; empty where nothing was judged
   */
  record UtteranceRow(
      String utterance,
      Shown at,
      List<StageAt> stages,
      Shown total,
      Shown bound,
      Shown lag,
      @Nullable String lagBand,
      String outcome,
      boolean late,
      @Nullable Verdict verdict,
      String verdictWords) {}

  /** When an utterance passed a stage, since its first one. */
  record StageAt(String stage, String label, Shown at) {}

  /**
   * What was learned of the offsets between clocks.
   *
   * @param text all of it in a line
   * @param doubtful something was refused, or contradicts
   */
  record Clocks(String text, boolean doubtful, List<ClockPair> pairs) {}

  /**
   * Two clocks.
   *
   * @param refused samples not used, one number for each reason
   */
  record ClockPair(
      String left,
      String right,
      Shown samples,
      List<Shown> refused,
      Shown jumps,
      Shown contradictions,
      Shown rate,
      Shown bound,
      boolean doubtful) {}

  /** Somebody in the call. */
  record Person(String participant, String role, String text, boolean silent) {}
}
