package io.earshot.streams.session;

import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.pending.PendingBatch;
import io.earshot.streams.session.pending.SecondOfEvents;

/** Everything but the marks, which are nearly everything. */
record WithoutMarks(SecondOfEvents.Visitor visitor) implements SecondOfEvents.Visitor {

  @Override
  public void onMark(PendingBatch pending, MarkColumn column, int row) {}

  @Override
  public void onLifecycle(PendingBatch pending, int index) {
    visitor.onLifecycle(pending, index);
  }

  @Override
  public void onStage(PendingBatch pending, int index) {
    visitor.onStage(pending, index);
  }

  @Override
  public void onReading(PendingBatch pending, int index) {
    visitor.onReading(pending, index);
  }

  @Override
  public void onProbe(PendingBatch pending, int index) {
    visitor.onProbe(pending, index);
  }

  @Override
  public void onStamp(PendingBatch pending, int index) {
    visitor.onStamp(pending, index);
  }

  @Override
  public void onHeard(PendingBatch pending) {
    visitor.onHeard(pending);
  }
}
