package io.earshot.alerts.avro;

import io.earshot.alerts.rule.series.Labels;
import io.earshot.schema.StreamWindow;
import java.util.HashMap;
import java.util.Map;

/** What tells one stream from another. */
final class StreamLabels {

  private StreamLabels() {}

  static Labels of(StreamWindow stream, Labels place) {
    Map<String, String> names = new HashMap<>();
    names.put("direction", stream.getDirection());
    names.put("leg", stream.getLeg());
    if (stream.getPeer() != null) {
      names.put("peer", stream.getPeer());
    }
    if (stream.getSsrc() != null) {
      names.put("ssrc", Long.toString(stream.getSsrc()));
    }
    return place.plus(Labels.of(names));
  }
}
