package io.earshot.collectors.recording;

import io.earshot.collectors.recording.batch.CutBatch;
import io.earshot.collectors.recording.batch.Gathering;
import io.earshot.collectors.recording.clock.Clocks;
import io.earshot.collectors.recording.janus.JanusFolder;
import io.earshot.collectors.recording.livekit.LiveKitFolder;
import io.earshot.collectors.recording.rows.JsonRow;
import io.earshot.collectors.recording.rows.LabFolder;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.collectors.recording.rows.UnreadableInput;
import io.earshot.schemas.wire.RecordTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens recordings of any format we know. */
public final class Recordings {

  private static final String AUTO = "auto";
  private static final String META = "meta.json";

  static {
    RecordTrust.establish();
  }

  private Recordings() {}

  /**
   * Reads a whole recording.
   *
   * @param format a name of {@link #formats()}, or {@code auto} to recognise it by content
   */
  public static Recording open(Path path, String format) throws UnreadableRecording {
    return open(path, format, Clocks.SAME);
  }

  /** As {@link #open(Path, String)}, read with other clocks than it was recorded with. */
  public static Recording open(Path path, String format, Clocks clocks) throws UnreadableRecording {
    if (!format.equals(AUTO) && !formats().contains(format)) {
      throw new UnreadableRecording(
          name(path), "format", format, AUTO + " or " + String.join(" or ", formats()));
    }
    if (!Files.isDirectory(path)) {
      String found = Files.exists(path) ? "a file" : "nothing";
      throw new UnreadableRecording(name(path), "path", found, "a lab folder");
    }
    try {
      return read(path, format, clocks);
    } catch (UnreadableInput e) {
      throw new UnreadableRecording(
          name(path) + "/" + e.file(), e.position(), e.found(), e.expected());
    }
  }

  public static List<String> formats() {
    return List.of(JanusFolder.FORMAT, LiveKitFolder.FORMAT);
  }

  private static Recording read(Path path, String wanted, Clocks clocks)
      throws UnreadableInput, UnreadableRecording {
    Tally tally = new Tally();
    LabFolder folder = new LabFolder(path, tally);
    String format = wanted.equals(AUTO) ? recognise(folder, path) : wanted;
    if (!folder.has("marks.csv") && !folder.has("getstats.jsonl")) {
      throw new UnreadableRecording(
          name(path), "files", "neither marks nor statistics", "marks.csv or getstats.jsonl");
    }
    JsonRow meta = folder.document(META);
    Gathering gathering = new Gathering();
    if (format.equals(JanusFolder.FORMAT)) {
      JanusFolder.gather(folder, meta, gathering);
    } else {
      LiveKitFolder.gather(folder, gathering);
    }
    String run = meta.text("run");
    String session = run == null || run.isBlank() ? name(path) : run;
    List<CutBatch> cut = gathering.cut(session, tally, clocks);
    if (cut.isEmpty()) {
      throw new UnreadableRecording(name(path), "rows", "none that can be used", "at least one");
    }
    return new Recording(session, format, batches(cut), accounting(cut, tally));
  }

  private static String recognise(LabFolder folder, Path path) throws UnreadableRecording {
    if (folder.has(META) && JanusFolder.recognises(folder)) {
      return JanusFolder.FORMAT;
    }
    if (folder.has(META) && LiveKitFolder.recognises(folder)) {
      return LiveKitFolder.FORMAT;
    }
    throw new UnreadableRecording(
        name(path), "files", "an unknown set of files", "meta.json and a server's events");
  }

  private static List<ImportedBatch> batches(List<CutBatch> cut) {
    return cut.stream()
        .map(batch -> new ImportedBatch(batch.receiptMillis(), batch.batch()))
        .toList();
  }

  private static ImportAccounting accounting(List<CutBatch> cut, Tally tally) {
    long applied = cut.stream().mapToLong(batch -> batch.batch().getObservations()).sum();
    return new ImportAccounting(
        applied + tally.rejectedRows(),
        tally.bytes(),
        tally.rejected(),
        tally.ignored(),
        tally.truncated(),
        tally.warnings());
  }

  private static String name(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? path.toString() : last.toString();
  }
}
