package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.window.Window;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/** Series that a rule judges together, and what they showed lately. */
final class Group {

  private final Observation.Kind kind;
  private Window window;
  private Labels context = Labels.EMPTY;
  private long heardTick;
  private boolean isDamaged;
  private boolean isEnded;

  Group(Observation.Kind kind, long heardTick) {
    this.kind = kind;
    this.window = new Window(kind);
    this.heardTick = heardTick;
  }

  /** Takes one second of one of its series. */
  void take(long tick, Observation observation, boolean keepsWindow) {
    heardTick = tick;
    if (!observation.isReadable()) {
      isDamaged = true;
    } else if (keepsWindow) {
      window.add(tick, observation);
    }
  }

  /** What is known besides its labels; the newest word counts. */
  void learn(Labels known) {
    if (!known.isEmpty() && !context.includes(known)) {
      context = context.plus(known);
    }
  }

  void end() {
    window = new Window(kind);
    isEnded = true;
  }

  /** Whether it ended since the last question. */
  boolean takeEnd() {
    boolean answer = isEnded;
    isEnded = false;
    return answer;
  }

  /** Whether a sample made no sense since the last question. */
  boolean takeDamage() {
    boolean answer = isDamaged;
    isDamaged = false;
    return answer;
  }

  Window window() {
    return window;
  }

  Labels context() {
    return context;
  }

  /** Second of its newest sample. */
  long heardTick() {
    return heardTick;
  }

  void writeTo(SnapshotWriter out) {
    context.writeTo(out);
    out.writeSigned(heardTick);
    out.writeBoolean(isDamaged);
    out.writeBoolean(isEnded);
    window.writeTo(out);
  }

  static Group readFrom(SnapshotReader in, Observation.Kind kind) {
    Labels context = Labels.readFrom(in);
    Group group = new Group(kind, in.readSigned());
    group.context = context;
    group.isDamaged = in.readBoolean();
    group.isEnded = in.readBoolean();
    group.window = Window.readFrom(in, kind);
    return group;
  }
}
