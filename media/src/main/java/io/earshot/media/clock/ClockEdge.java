package io.earshot.media.clock;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * The offset between two clocks from packets that passed between them, as an interval that holds
 * whatever the path does (the idea is in the description of this package).
 *
 * <p>Left and right clock are monotonic, in nanoseconds from a zero of their own; samples carry the
 * left time. The offset is right minus left. Inside the grace samples may come in any order and any
 * number of times: the final records are the same. Nothing is allocated per sample or query once
 * the tables have grown; an edge holds some 12 KB, its snapshot some 4 KB.
 *
 * <p>Bad samples are refused and counted ({@link #tally}), never thrown on.
 */
public final class ClockEdge {

  /** Panes after its last record for which an edge still answers. */
  static final int MAX_EXTRAPOLATED_PANES = 32;

  private final EdgeState state;
  private final OffsetSink sink;
  private final PaneCloser closer;
  private final LiveOffset live;
  private final SampleIntake intake;

  private ClockEdge(EdgeConfig config, OffsetSink sink, Workspace workspace) {
    this.sink = sink;
    state = EdgeState.empty(config, workspace);
    StepTest stepTest = new StepTest(state);
    closer = new PaneCloser(state, stepTest, new OffsetRecorder(state, sink));
    intake = new SampleIntake(state, closer);
    live = new LiveOffset(state, stepTest);
  }

  /** An edge that nothing is known about yet, with a workspace of its own. */
  public static ClockEdge of(EdgeConfig config) {
    return of(config, OffsetSink.NONE, new Workspace());
  }

  /** An edge that tells of its records and shares room to compute in. */
  public static ClockEdge of(EdgeConfig config, OffsetSink sink, Workspace workspace) {
    return new ClockEdge(config, sink, workspace);
  }

  /**
   * The edge after a signaled step of the right clock: all offsets are void, but the oscillators
   * and so the rate are the same.
   */
  public ClockEdge nextEpoch() {
    ClockEdge next = new ClockEdge(state.config(), sink, state.workspace());
    next.state.drift().inherit(state.drift());
    return next;
  }

  /**
   * Takes the four timestamps of an exchange that the right end began, each on its own clock.
   *
   * @return whether at least one of the two samples was used
   */
  public boolean probe(
      long rightSendNanos, long leftReceiveNanos, long leftSendNanos, long rightReceiveNanos) {
    live.invalidate();
    return intake.probe(rightSendNanos, leftReceiveNanos, leftSendNanos, rightReceiveNanos);
  }

  /**
   * Takes an exchange as two differences.
   *
   * @param leftSendNanos when the left end sent
   * @param forwardNanos receipt on the right clock minus that
   * @param leftReceiveNanos when the left end received
   * @param reverseNanos that minus the send on the right clock
   * @return whether at least one of the two samples was used
   */
  public boolean exchange(
      long leftSendNanos, long forwardNanos, long leftReceiveNanos, long reverseNanos) {
    live.invalidate();
    return intake.exchange(leftSendNanos, forwardNanos, leftReceiveNanos, reverseNanos);
  }

  /** Takes a packet from left to right: receipt on the right clock minus send on the left. */
  public boolean forward(long leftSendNanos, long forwardNanos) {
    live.invalidate();
    return intake.forward(leftSendNanos, forwardNanos);
  }

  /** Takes a packet from right to left: receipt on the left clock minus send on the right. */
  public boolean reverse(long leftReceiveNanos, long reverseNanos) {
    live.invalidate();
    return intake.reverse(leftReceiveNanos, reverseNanos);
  }

  /** Closes all panes, as nothing will come any more: at the end, or after 30 s of silence. */
  public void end() {
    live.invalidate();
    closer.finish();
  }

  /**
   * Fills in the offset at a left time from the final record of its pane. Without one the newest
   * record up to 32 panes before answers, widened and flagged {@link OffsetFlags#EXTRAPOLATED}; it
   * is final only once {@link #isSettled}.
   *
   * @return false if the offset is unknown; {@code out} is then unchanged
   */
  public boolean offsetAt(long leftNanos, OffsetInterval out) {
    OffsetTrack track = state.track();
    long pane = state.config().layout().paneOf(leftNanos);
    if (track.has(pane)) {
      track.read(pane, leftNanos, out);
      out.qualify(state.config().resolutionNanos(), true);
      return true;
    }
    for (int back = 1; back <= MAX_EXTRAPOLATED_PANES; back++) {
      if (track.has(pane - back)) {
        track.extrapolate(pane - back, leftNanos, state.drift(), out);
        out.qualify(state.config().resolutionNanos(), closer.isSettled(pane));
        return true;
      }
    }
    return false;
  }

  /**
   * Fills in the offset as far as it is known now; always provisional.
   *
   * @return false if it is unknown; {@code out} is then unchanged
   */
  public boolean liveOffsetAt(long leftNanos, OffsetInterval out) {
    return live.read(leftNanos, out);
  }

  /** Whether the record for this left time is decided, be it that there is none. */
  public boolean isSettled(long leftNanos) {
    return closer.isSettled(state.config().layout().paneOf(leftNanos));
  }

  /** The newest final records. */
  public OffsetTrack track() {
    return state.track();
  }

  /** How fast the right clock gains on the left one, parts per billion. */
  public long ratePpb() {
    return state.drift().ratePpb();
  }

  /** How far that may be wrong. */
  public long rateDoubtPpb() {
    return state.drift().doubtPpb(0);
  }

  public SampleTally tally() {
    return intake.tally();
  }

  public void writeTo(SnapshotWriter out) {
    intake.tally().writeTo(out);
    closer.writeTo(out);
    state.drift().writeTo(out);
    state.cuts().writeTo(out);
    state.panes().writeTo(out, state.config().layout());
    state.track().writeTo(out);
  }

  /** Restores an edge that was written with the same settings. */
  public static ClockEdge readFrom(
      SnapshotReader in, EdgeConfig config, OffsetSink sink, Workspace workspace) {
    ClockEdge edge = new ClockEdge(config, sink, workspace);
    edge.intake.tally().readFrom(in);
    edge.closer.readFrom(in);
    edge.state.drift().readFrom(in);
    edge.state.cuts().readFrom(in);
    edge.state.panes().readFrom(in, config.layout());
    edge.state.track().readFrom(in);
    return edge;
  }
}
