package io.earshot.alerts.rule.state;

import io.earshot.alerts.rule.series.Labels;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A transition as bytes; equal transitions give equal bytes. */
public final class StoredTransition {

  /** More texts than a rule may have; a snapshot that claims more is damaged. */
  private static final int MAX_ANNOTATIONS = 256;

  private StoredTransition() {}

  public static void write(Transition transition, SnapshotWriter out) {
    out.writeString(transition.alertId());
    out.writeString(transition.occurrenceId());
    out.writeUnsigned(transition.sequence());
    out.writeString(transition.rule());
    out.writeString(transition.ruleHash());
    transition.labels().writeTo(out);
    transition.context().writeTo(out);
    out.writeSigned(transition.tick());
    out.writeUnsigned(transition.from().ordinal());
    out.writeUnsigned(transition.to().ordinal());
    out.writeUnsigned(transition.reason().ordinal());
    out.writeString(transition.severity());
    out.writeUnsigned(transition.annotations().size());
    transition
        .annotations()
        .forEach(
            (name, text) -> {
              out.writeString(name);
              out.writeString(text);
            });
    writeEvidence(transition.evidence(), out);
    out.writeSigned(transition.activeTick());
    out.writeSigned(transition.validUntilTick());
  }

  /** Reads what {@link #write} wrote. */
  public static Transition read(SnapshotReader in) {
    return new Transition(
        in.readString(),
        in.readString(),
        in.readUnsigned(),
        in.readString(),
        in.readString(),
        Labels.readFrom(in),
        Labels.readFrom(in),
        in.readSigned(),
        AlertState.ofOrdinal(in.readCount(AlertState.lastOrdinal())),
        AlertState.ofOrdinal(in.readCount(AlertState.lastOrdinal())),
        Reason.ofOrdinal(in.readCount(Reason.lastOrdinal())),
        in.readString(),
        readAnnotations(in),
        readEvidence(in),
        in.readSigned(),
        in.readSigned());
  }

  private static Map<String, String> readAnnotations(SnapshotReader in) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int left = in.readCount(MAX_ANNOTATIONS); left > 0; left--) {
      texts.put(in.readString(), in.readString());
    }
    return texts;
  }

  private static void writeEvidence(Evidence evidence, SnapshotWriter out) {
    writeNumber(evidence.value(), out);
    writeNumber(evidence.threshold(), out);
    out.writeUnsigned(evidence.samples());
    out.writeUnsigned(evidence.windowSeconds());
  }

  private static Evidence readEvidence(SnapshotReader in) {
    return new Evidence(readNumber(in), readNumber(in), in.readUnsigned(), in.readUnsigned());
  }

  private static void writeNumber(@Nullable Double number, SnapshotWriter out) {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeDouble(number);
    }
  }

  private static @Nullable Double readNumber(SnapshotReader in) {
    return in.readBoolean() ? in.readDouble() : null;
  }
}
