package io.earshot.console.replay;

import io.earshot.collectors.recording.ImportAccounting;
import io.earshot.collectors.recording.Recording;
import io.earshot.collectors.recording.Recordings;
import io.earshot.collectors.recording.UnreadableRecording;
import io.earshot.collectors.recording.clock.Clocks;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.report.ReportSource;
import io.earshot.schemas.wire.RecordTrust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Recordings that were opened, and what the report says about them.
 *
 * @param warnings one line each, for people
 */
public record RecordedInput(
    List<Recording> recordings, ReportSource source, List<String> warnings) {

  private static final String SEVERAL_FORMATS = "mixed";

  /** Reads every path; the first one of which nothing can be used ends the command. */
  public static RecordedInput open(List<Path> paths, String format) {
    return open(paths, format, Clocks.SAME);
  }

  /** As {@link #open(List, String)}, read with other clocks than they were recorded with. */
  public static RecordedInput open(List<Path> paths, String format, Clocks clocks) {
    RecordTrust.establish();
    List<Recording> recordings = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Path path : paths) {
      Recording recording = open(path, format, clocks);
      recordings.add(recording);
      recording
          .accounting()
          .warnings()
          .forEach(warning -> warnings.add(baseName(path) + ": " + warning));
    }
    List<String> baseNames = paths.stream().map(RecordedInput::baseName).toList();
    return new RecordedInput(List.copyOf(recordings), source(baseNames, recordings), warnings);
  }

  /** Without recordings of other sessions; the source stays what was read. */
  public RecordedInput onlySession(String session) {
    List<Recording> kept =
        recordings.stream().filter(recording -> recording.session().equals(session)).toList();
    if (kept.isEmpty()) {
      String known =
          recordings.stream().map(Recording::session).distinct().collect(Collectors.joining(", "));
      throw CommandFailure.failed(
          "--session: found no session \"" + session + "\", expected one of " + known, null);
    }
    return new RecordedInput(kept, source, warnings);
  }

  /** Participants and servers whose clocks stamped something, of all recordings. */
  public SortedSet<String> clockOwners() {
    return recordings.stream()
        .flatMap(recording -> recording.batches().stream())
        .map(imported -> imported.batch().getParticipant())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Ends the command if any input was damaged. */
  public RecordedInput requireUndamaged() {
    String names = String.join(", ", source.paths());
    if (source.truncated()) {
      throw CommandFailure.failed(
          names + ": found a truncated file, expected a whole one (--strict)", null);
    }
    if (source.rejectedRows() > 0) {
      throw CommandFailure.failed(
          names + ": found unusable rows " + source.rejected() + ", expected none (--strict)",
          null);
    }
    return this;
  }

  private static Recording open(Path path, String format, Clocks clocks) {
    try {
      return Recordings.open(path, format, clocks);
    } catch (UnreadableRecording e) {
      throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
    }
  }

  private static ReportSource source(List<String> baseNames, List<Recording> recordings) {
    List<String> formats = recordings.stream().map(Recording::format).distinct().toList();
    long records = 0;
    long bytes = 0;
    boolean truncated = false;
    Map<String, Long> rejected = new TreeMap<>();
    for (Recording recording : recordings) {
      ImportAccounting of = recording.accounting();
      records += of.records();
      bytes += of.bytes();
      truncated |= of.truncated();
      of.rejected().forEach((reason, rows) -> rejected.merge(reason, rows, Long::sum));
    }
    return new ReportSource(
        baseNames,
        formats.size() == 1 ? formats.get(0) : SEVERAL_FORMATS,
        records,
        bytes,
        rejected,
        truncated);
  }

  private static String baseName(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString();
  }
}
