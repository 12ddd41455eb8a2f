package io.earshot.streams.session.chain;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * An utterance that has left its worker; all times are event times of the worker's clock.
 *
 * @param speaker null if unknown
 * @param speechStartNanos its first sound at the worker; null if the worker did not say
 * @param clockStartNanos where the worker's clock starts
 * @param outNanos its first translated sound at the worker
 */
public record Translation(
    String utterance,
    @Nullable String speaker,
    String worker,
    @Nullable Long speechStartNanos,
    long clockStartNanos,
    long outNanos) {

  void writeTo(SnapshotWriter out) {
    out.writeString(utterance);
    out.writeBoolean(speaker != null);
    if (speaker != null) {
      out.writeString(speaker);
    }
    out.writeString(worker);
    out.writeBoolean(speechStartNanos != null);
    if (speechStartNanos != null) {
      out.writeSigned(speechStartNanos);
    }
    out.writeSigned(clockStartNanos);
    out.writeSigned(outNanos);
  }

  static Translation readFrom(SnapshotReader in) {
    return new Translation(
        in.readString(),
        in.readBoolean() ? in.readString() : null,
        in.readString(),
        in.readBoolean() ? in.readSigned() : null,
        in.readSigned(),
        in.readSigned());
  }
}
