package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.clock.Offsets;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.input.StageEvent;
import io.earshot.streams.session.pending.PendingBatch;
import io.earshot.streams.session.pending.SecondOfEvents;
import io.earshot.streams.session.result.AccountingSummary;
import io.earshot.streams.session.result.ClockEdgeSummary;
import io.earshot.streams.session.result.HopBudgets;
import io.earshot.streams.session.result.HopWindow;
import io.earshot.streams.session.result.SessionSummary;
import io.earshot.streams.session.result.StreamWindow;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over the events of one session, a second at a time and each second once. */
public final class Lane implements SecondOfEvents.Visitor {

  final Facts facts = new Facts();
  final Streams streams;
  final Hops hops;
  final Utterances utterances;
  final MarkJoins joins = new MarkJoins();
  private final Readings readings;
  private final Translations translations;
  private final Routes routes;
  private final List<Double> windowIceRttMillis = new ArrayList<>();
  private @Nullable Batch lastBatch;
  private boolean sawEvent;

  /**
   * @param keepsTotals sums up the session; false where only windows are asked for
   * @param offsets between the clocks of the session
   */
  public Lane(boolean keepsTotals, int maxStreams, int maxUtterances, Offsets offsets) {
    hops = new Hops(keepsTotals);
    streams = new Streams(keepsTotals, maxStreams);
    utterances = new Utterances(maxUtterances);
    MeasuredTransits transits = new MeasuredTransits(hops, offsets);
    routes = new Routes(facts, streams, transits);
    translations = new Translations(facts, utterances, hops, offsets);
    readings = new Readings(facts, streams, hops, transits, windowIceRttMillis);
  }

  @Override
  public void onLifecycle(PendingBatch pending, int index) {
    Lifecycle event = pending.batch().lifecycle().get(index);
    long eventNanos = event.atNanos() + pending.toEventNanos();
    onEvent(pending.batch(), eventNanos);
    facts.onLifecycle(event, eventNanos);
  }

  @Override
  public void onMark(PendingBatch pending, MarkColumn column, int row) {
    long eventNanos = column.atNanos()[row] + pending.toEventNanos();
    onEvent(pending.batch(), eventNanos);
    Route route = routes.of(pending.batch(), column);
    StreamState stream = route.stream();
    if (stream != null && column.stage() == Stage.SEND) {
      stream.onSend(column);
    } else if (stream != null) {
      stream.onPacket(column, row, eventNanos);
      if (!stream.id.isOutbound()) {
        readings.onProgress(stream);
      }
    }
    joins.onMark(route, column, row, eventNanos);
  }

  @Override
  public void onStage(PendingBatch pending, int index) {
    StageEvent event = pending.batch().stages().get(index);
    long eventNanos = event.atNanos() + pending.toEventNanos();
    onEvent(pending.batch(), eventNanos);
    translations.onStage(pending.batch().participant(), event, eventNanos);
  }

  @Override
  public void onReading(PendingBatch pending, int index) {
    Reading reading = pending.batch().readings().get(index);
    long eventNanos = reading.atNanos() + pending.toEventNanos();
    onEvent(pending.batch(), eventNanos);
    readings.onReading(pending.batch(), reading, eventNanos);
  }

  /** The clocks have learned from it before. */
  @Override
  public void onProbe(PendingBatch pending, int index) {}

  /** As a probe. */
  @Override
  public void onStamp(PendingBatch pending, int index) {}

  @Override
  public void onHeard(PendingBatch pending) {
    sawEvent = true;
    facts.onHeard(pending.batch());
  }

  /** Events of one batch mostly follow each other: only a change of batch looks anything up. */
  private void onEvent(Batch batch, long eventNanos) {
    sawEvent = true;
    if (batch != lastBatch) {
      facts.onAgent(batch.participant(), batch.role(), batch.clock());
      lastBatch = batch;
    }
    facts.onTime(batch.role(), eventNanos);
  }

  /** Ends the second: what it measured, all of it null where there was nothing. */
  public WindowMeasurement closeSecond(
      boolean isFinal, String session, long second, long lateObservations) {
    routes.forgetColumns();
    List<StreamWindow> closedStreams = new StreamReports(facts, streams).closeWindows(second);
    readings.closeSecond();
    List<HopWindow> closedHops = hops.closeWindow();
    translations.closeSecond(second, closedHops, closedStreams);
    WindowMeasurement window =
        new WindowMeasurement(
            isFinal,
            session,
            second,
            1,
            lateObservations,
            closedStreams,
            closedHops.stream().filter(hop -> hop.name().hop().isPublished()).toList(),
            List.copyOf(windowIceRttMillis),
            facts.context(),
            facts.closeWindow());
    windowIceRttMillis.clear();
    return window;
  }

  /** A visitor that only remembers marks for later joins: their second was closed before. */
  public SecondOfEvents.Visitor remembering() {
    return new Remembering(joins, routes);
  }

  /** Whether anything happened since the last call. */
  public boolean takeChanges() {
    boolean saw = sawEvent;
    sawEvent = false;
    return saw;
  }

  /** The server said so, or everybody has left. */
  public boolean isOver() {
    return facts.isOver();
  }

  /** The session as far as this lane has closed it. */
  public SessionSummary summary(
      String session,
      boolean isEnded,
      AccountingSummary accounting,
      List<ClockEdgeSummary> clocks,
      HopBudgets budgets) {
    return new SessionReport(this).summary(session, isEnded, accounting, clocks, budgets);
  }

  /** Event time of the newest event; meaningless before the first. */
  public long lastNanos() {
    return facts.lastNanos();
  }

  void writeFacts(SnapshotWriter out) {
    facts.writeTo(out);
    readings.writeTo(out);
    translations.writeTo(out);
    out.writeUnsigned(joins.unmatched());
    out.writeUnsigned(joins.ambiguous());
    out.writeUnsigned(streams.overflows());
  }

  void readFacts(SnapshotReader in) {
    facts.readFrom(in);
    readings.readFrom(in);
    translations.readFrom(in);
    joins.setCounts(in.readUnsigned(), in.readUnsigned());
    streams.setOverflows(in.readUnsigned());
  }
}
