package io.earshot.streams.session.result;

import io.earshot.streams.session.input.Stage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The hops that are measured, in path order. */
public enum Hop {
  UPLINK(Stage.SEND, Stage.SFU_IN),
  SFU(Stage.SFU_IN, Stage.SFU_OUT),
  SFU_WORKER(null, null),
  WORKER(Stage.SPEECH_END, Stage.WORKER_OUT),
  WORKER_SFU(Stage.WORKER_OUT, Stage.SFU_IN),
  DOWNLINK(Stage.SFU_OUT, Stage.RECEIVE),
  WORKER_SFU_CLIENT(Stage.WORKER_OUT, Stage.RECEIVE),
  TO_EAR(Stage.WORKER_OUT, Stage.PLAYOUT),
  MEDIA(Stage.SEND, Stage.RECEIVE),
  TOTAL(Stage.CAPTURE, Stage.PLAYOUT),
  MOUTH_TO_EAR(Stage.CAPTURE, Stage.PLAYOUT),
  /** Of translated frames; a part of chains. */
  SFU_TO_EAR(Stage.SFU_OUT, Stage.PLAYOUT),
  /** Of translated frames, in the listener's own clock; a part of chains. */
  BUFFER(Stage.RECEIVE, Stage.PLAYOUT);

  private final @Nullable Stage fromStage;
  private final @Nullable Stage toStage;

  Hop(@Nullable Stage fromStage, @Nullable Stage toStage) {
    this.fromStage = fromStage;
    this.toStage = toStage;
  }

  /** Name in reports and on the wire. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is put out, and not only a part of what is. */
  public boolean isPublished() {
    return this != SFU_TO_EAR && this != BUFFER;
  }

  /** Whether frames go this way from one clock to another within a network's delay. */
  public boolean isNetworkPath() {
    return fromStage != null && toStage != Stage.PLAYOUT && this != WORKER;
  }

  /** The hop that leads back from its end to its beginning; null where none does. */
  public @Nullable Hop wayBack() {
    return switch (this) {
      case UPLINK -> DOWNLINK;
      case DOWNLINK -> UPLINK;
      case MEDIA -> MEDIA;
      default -> null;
    };
  }

  public @Nullable Stage fromStage() {
    return fromStage;
  }

  public @Nullable Stage toStage() {
    return toStage;
  }
}
