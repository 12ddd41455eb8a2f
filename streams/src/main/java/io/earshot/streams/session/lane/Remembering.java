package io.earshot.streams.session.lane;

import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.pending.PendingBatch;
import io.earshot.streams.session.pending.SecondOfEvents;

/** Rebuilds the frame indexes after a restart from marks that were counted before it. */
final class Remembering implements SecondOfEvents.Visitor {

  private final MarkJoins joins;
  private final Routes routes;

  Remembering(MarkJoins joins, Routes routes) {
    this.joins = joins;
    this.routes = routes;
  }

  @Override
  public void onMark(PendingBatch pending, MarkColumn column, int row) {
    joins.setCounting(false);
    long eventNanos = column.atNanos()[row] + pending.toEventNanos();
    joins.onMark(routes.of(pending.batch(), column), column, row, eventNanos);
    joins.setCounting(true);
  }

  @Override
  public void onLifecycle(PendingBatch pending, int index) {}

  @Override
  public void onStage(PendingBatch pending, int index) {}

  @Override
  public void onReading(PendingBatch pending, int index) {}

  @Override
  public void onProbe(PendingBatch pending, int index) {}

  @Override
  public void onStamp(PendingBatch pending, int index) {}
}
