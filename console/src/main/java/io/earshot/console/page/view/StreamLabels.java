package io.earshot.console.page.view;

import io.earshot.console.page.call.series.ChartSeries;
import io.earshot.console.page.call.series.HopSeries;
import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.page.call.series.StreamSeries;
import io.earshot.console.report.table.Digits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short names of streams and hops; streams between the same two get their SSRC too. */
final class StreamLabels {

  private final Map<String, Integer> countByLabel = new HashMap<>();

  StreamLabels(Collection<StreamSeries> streams) {
    streams.forEach(stream -> countByLabel.merge(plain(stream), 1, Integer::sum));
  }

  /** {@code listener ← speaker}. */
  static String plain(StreamSeries of) {
    return plain(of.name().participant(), of.peer(), of.name().isOutbound());
  }

  static String plain(String participant, @Nullable String peer, boolean isOutbound) {
    return ShownName.of(participant)
        + (isOutbound ? " → " : " ← ")
        + (peer == null ? Digits.UNKNOWN : ShownName.of(peer));
  }

  String of(StreamSeries stream) {
    String plain = plain(stream);
    return countByLabel.getOrDefault(plain, 0) > 1
        ? plain + " (" + (stream.name().ssrc() == null ? "?" : stream.name().ssrc()) + ")"
        : plain;
  }

  static String of(HopSeries hop) {
    String span =
        hop.name().from().equals(hop.name().to())
            ? ShownName.of(hop.name().from())
            : ShownName.of(hop.name().from()) + " → " + ShownName.of(hop.name().to());
    String words = hop.name().hop().replace('_', ' ');
    return words.equals(span) ? words : words + " " + span;
  }

  /** One label for each line of the charts; edges of a band have the label of its line. */
  List<String> of(List<ChartSeries> charts) {
    List<String> labels = new ArrayList<>(charts.size());
    for (ChartSeries each : charts) {
      HopSeries hop = each.hop();
      StreamSeries stream = each.stream();
      labels.add(hop != null ? of(hop) : stream != null ? of(stream) : "");
    }
    return labels;
  }
}
