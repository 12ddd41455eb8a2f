const METRICS = {
  loss: "second.lossPercent",
  jitter: "second.jitterMillis",
  delay: "second.delayMillis",
  buffer: "second.jitterBufferMillis",
};

/** A point of a chart as a number for the page, by the same rules of digits as all others. */
export function secondNumber(series, value, isFinal = true) {
  const metric = series.metric ?? METRICS[series.chart];
  const suffix = series.kind === "value" ? "" : "." + series.kind;
  if (value == null) {
    return { metric: metric + suffix, value: null, text: "—", title: "nothing in this second" };
  }
  const digits = series.unit === "ms" && Math.abs(value) >= 100 ? 0 : 1;
  return {
    metric: metric + suffix,
    value,
    text: `${value.toFixed(digits)} ${series.unit}`,
    title: isFinal ? null : (series.settles ?? null),
  };
}
