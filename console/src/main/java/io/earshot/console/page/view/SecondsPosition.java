package io.earshot.console.page.view;

import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.series.CallSeries;
import io.earshot.console.page.call.series.ChartSeries;
import io.earshot.console.page.call.series.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one client stands in the seconds of one call: the newest change that it has. */
final class SecondsPosition {

  /** Thousandths of a percent and of a millisecond are more than a chart can show. */
  private static final float DECIMALS = 1000;

  private @Nullable CallSeries sent;
  private long startSecond;
  private List<SecondsEvent.Line> lines = List.of();
  private long change;

  /** What the client lacks; null = nothing. */
  @Nullable SecondsEvent next(Call call) {
    CallSeries series = call.series();
    if (call.startSecond() == Timeline.NONE) {
      return null;
    }
    List<ChartSeries> charts = series.charts();
    List<String> labels = new StreamLabels(series.streams()).of(charts);
    List<SecondsEvent.Line> all = new ArrayList<>(charts.size());
    for (int i = 0; i < charts.size(); i++) {
      all.add(SecondsEvent.Line.of(series, charts.get(i), labels.get(i)));
    }
    boolean reset =
        sent != series
            || startSecond != call.startSecond()
            || !all.subList(0, Math.min(lines.size(), all.size())).equals(lines);
    long since = reset ? Long.MIN_VALUE : change;
    List<SecondsEvent.Line> added = reset ? all : all.subList(lines.size(), all.size());
    SecondsEvent event = event(call, reset, List.copyOf(added), since);
    sent = series;
    startSecond = call.startSecond();
    lines = all;
    return reset || !event.seconds().isEmpty() ? event : null;
  }

  private SecondsEvent event(Call call, boolean reset, List<SecondsEvent.Line> added, long since) {
    Timeline timeline = call.series().timeline();
    List<Long> seconds = new ArrayList<>();
    List<Integer> finals = new ArrayList<>();
    List<Integer> slots = new ArrayList<>();
    for (long second = timeline.oldest(); second <= timeline.newest(); second++) {
      int slot = timeline.slotOf(second);
      if (slot != Timeline.ABSENT && timeline.changeOf(slot) > since) {
        seconds.add(second);
        finals.add(timeline.isFinal(slot) ? 1 : 0);
        slots.add(slot);
        change = Math.max(change, timeline.changeOf(slot));
      }
    }
    List<List<@Nullable Float>> values = new ArrayList<>();
    for (ChartSeries series : call.series().charts()) {
      List<@Nullable Float> column = new ArrayList<>(slots.size());
      for (int slot : slots) {
        double value = series.at(slot);
        column.add(Double.isNaN(value) ? null : Math.round(value * DECIMALS) / DECIMALS);
      }
      values.add(column);
    }
    return new SecondsEvent(reset, call.startSecond(), added, seconds, finals, values);
  }
}
