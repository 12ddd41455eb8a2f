package io.earshot.alerts.avro;

import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Level;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.observation.Tally;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.schema.Measurement;
import io.earshot.schema.StreamQuality;
import io.earshot.schema.StreamWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples of what only FINAL words say. These come when their second has been judged, so they count
 * for a second that is surely still open: a fixed time later, whatever else is on its way.
 */
final class FinalWindow {

  private FinalWindow() {}

  static SecondOfSession of(Measurement measurement) {
    long last = measurement.getSecond() + measurement.getWindowSeconds() - 1;
    Places places = Places.of(measurement);
    List<Sample> samples = new ArrayList<>();
    if (measurement.getWindowSeconds() == 1) {
      if (measurement.getLateObservations() > 0) {
        Tally late = new Tally(measurement.getLateObservations());
        samples.add(sample(Metric.LATE_OBSERVATIONS, places.session(), last, late));
      }
    } else {
      for (StreamWindow stream : measurement.getStreams()) {
        addQuality(stream, places, last, samples);
      }
    }
    return new SecondOfSession(samples, List.of());
  }

  private static void addQuality(
      StreamWindow stream, Places places, long last, List<Sample> samples) {
    StreamQuality quality = stream.getQuality();
    if (quality != null && quality.getListening() != null) {
      Labels labels =
          StreamLabels.of(stream, places.of(stream.getParticipant()))
              .plus(Labels.of("scale", quality.getScale()));
      Level level = new Level(quality.getListening());
      samples.add(sample(Metric.LISTENING_QUALITY, labels, last, level));
    }
  }

  private static Sample sample(Metric metric, Labels labels, long second, Observation observed) {
    return new Sample(metric, labels, second + metric.lagSeconds(), observed);
  }
}
