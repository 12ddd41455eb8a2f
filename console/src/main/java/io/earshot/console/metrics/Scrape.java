package io.earshot.console.metrics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** What is known at one moment, collected for one answer. Unknown values are not in it. */
public final class Scrape {

  /**
   * One histogram.
   *
   * @param counts by interval, not cumulative, one more than edges
   * @param sumSeconds sum of all values
   */
  public record Histogram(long[] counts, double sumSeconds) {

    public Histogram {
      counts = counts.clone();
    }

    @Override
    public long[] counts() {
      return counts.clone();
    }

    /** Both together; they have the same edges. */
    public Histogram plus(Histogram other) {
      long[] sums = counts.clone();
      Arrays.setAll(sums, i -> counts[i] + other.counts[i]);
      return new Histogram(sums, sumSeconds + other.sumSeconds);
    }
  }

  private final SeriesCap cap;
  private final Map<Metric, Map<List<String>, Double>> numbers = new EnumMap<>(Metric.class);
  private final Map<Metric, Map<List<String>, Histogram>> histograms = new EnumMap<>(Metric.class);

  Scrape(SeriesCap cap) {
    this.cap = cap;
  }

  /**
   * Says the value of a series; of series that share {@link SeriesCap#OTHER} the sum.
   *
   * @param value null = unknown, and nothing is said
   * @param labels values of the metric's labels
   */
  public void put(Metric metric, @Nullable Number value, String... labels) {
    if (value != null) {
      add(numbers, metric, value.doubleValue(), Double::sum, labels);
    }
  }

  /** Says a histogram. */
  public void putHistogram(Metric metric, Histogram value, String... labels) {
    add(histograms, metric, value, Histogram::plus, labels);
  }

  private <T> void add(
      Map<Metric, Map<List<String>, T>> all,
      Metric metric,
      T value,
      BinaryOperator<T> sum,
      String... labels) {
    if (labels.length != metric.labels().size()) {
      throw new IllegalArgumentException(
          metric.key() + ": values=" + labels.length + " != labels=" + metric.labels().size());
    }
    all.computeIfAbsent(metric, unused -> new TreeMap<>(Scrape::compare))
        .merge(cap.shown(metric, List.of(labels)), value, sum);
  }

  /** Series of a metric that is no histogram, by label values, sorted. */
  public Map<List<String>, Double> numbers(Metric metric) {
    return numbers.getOrDefault(metric, Map.of());
  }

  /** Series of a histogram, by label values, sorted. */
  public Map<List<String>, Histogram> histograms(Metric metric) {
    return histograms.getOrDefault(metric, Map.of());
  }

  private static int compare(List<String> one, List<String> other) {
    return String.join("\0", one).compareTo(String.join("\0", other));
  }
}
