package io.earshot.alerts.partition;

import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.alerts.rule.series.SeriesEnd;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;

/** What one measurement says to rules: samples, and what has ended. */
public record SecondOfSession(List<Sample> samples, List<SeriesEnd> ends) {

  /** More than any measurement holds; bytes that claim more are damaged. */
  private static final int MAX_ENTRIES = 1 << 20;

  private static final Observation.Kind[] KINDS = Observation.Kind.values();

  public SecondOfSession {
    samples = List.copyOf(samples);
    ends = List.copyOf(ends);
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(samples.size());
    for (Sample sample : samples) {
      out.writeString(sample.metric().key());
      out.writeUnsigned(sample.metric().kind().ordinal());
      sample.labels().writeTo(out);
      out.writeSigned(sample.tick());
      sample.observation().writeTo(out);
    }
    out.writeUnsigned(ends.size());
    for (SeriesEnd end : ends) {
      end.labels().writeTo(out);
      out.writeSigned(end.tick());
    }
  }

  /** Reads what {@link #writeTo} wrote; metrics that are no longer known are passed over. */
  public static SecondOfSession readFrom(SnapshotReader in) {
    List<Sample> samples = new ArrayList<>();
    for (int left = in.readCount(MAX_ENTRIES); left > 0; left--) {
      Metric metric = Metric.named(in.readString());
      Observation.Kind kind = KINDS[in.readCount(KINDS.length - 1)];
      Labels labels = Labels.readFrom(in);
      long tick = in.readSigned();
      Observation observation = kind.readFrom(in);
      if (metric != null && metric.kind() == kind) {
        samples.add(new Sample(metric, labels, tick, observation));
      }
    }
    List<SeriesEnd> ends = new ArrayList<>();
    for (int left = in.readCount(MAX_ENTRIES); left > 0; left--) {
      ends.add(new SeriesEnd(Labels.readFrom(in), in.readSigned()));
    }
    return new SecondOfSession(samples, ends);
  }
}
