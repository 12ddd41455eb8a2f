package io.earshot.alerts.partition;

import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What was accepted of seconds that are not closed yet, to be shared with the fleet. */
final class Waiting {

  private static final int MAX_SECONDS = 1 << 24;

  private final TreeMap<Long, List<Sample>> samples = new TreeMap<>();
  private final TreeMap<Long, List<SeriesEnd>> ends = new TreeMap<>();

  void add(Sample sample) {
    samples.computeIfAbsent(sample.tick(), unused -> new ArrayList<>()).add(sample);
  }

  void add(SeriesEnd end) {
    ends.computeIfAbsent(end.tick(), unused -> new ArrayList<>()).add(end);
  }

  /** Everything of a second; what lies before it is dropped. */
  SecondOfSession take(long second) {
    samples.headMap(second).clear();
    ends.headMap(second).clear();
    List<Sample> taken = samples.remove(second);
    List<SeriesEnd> ended = ends.remove(second);
    return new SecondOfSession(
        taken == null ? List.of() : taken, ended == null ? List.of() : ended);
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(samples.size());
    samples.values().forEach(each -> new SecondOfSession(each, List.of()).writeTo(out));
    out.writeUnsigned(ends.size());
    ends.values().forEach(each -> new SecondOfSession(List.of(), each).writeTo(out));
  }

  void readFrom(SnapshotReader in) {
    for (int left = in.readCount(MAX_SECONDS); left > 0; left--) {
      SecondOfSession.readFrom(in).samples().forEach(this::add);
    }
    for (int left = in.readCount(MAX_SECONDS); left > 0; left--) {
      SecondOfSession.readFrom(in).ends().forEach(this::add);
    }
  }
}
