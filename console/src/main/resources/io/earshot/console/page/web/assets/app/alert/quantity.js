const UNITS = { ms: "ms", milliseconds: "ms", ratio: "%", "%": "%", s: "s", seconds: "s" };
const COUNT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

const BARE = { mos: (value) => String(three(value)), count: (value) => COUNT.format(value) };

/**
 * A number of an alert's document.
 *
 * @param metric where the document has it, e.g. `around.3.value`
 * @param unit of the document: ms, ratio, s, mos, count; null = not known, so a bare number
 * @param reason why it is unknown, where it is
 */
export function quantity(metric, value, unit, reason) {
  if (value == null) {
    return { metric, value: null, text: "—", title: reason };
  }
  return { metric, value, text: textOf(value, unit), title: null };
}

/** A value as charts draw it: ratios as percent. */
export function drawn(value, unit) {
  return value == null ? null : shownUnit(unit) === "%" ? value * 100 : value;
}

/** `ms`, `%`, `s`, or nothing. */
export function shownUnit(unit) {
  return UNITS[unit] ?? "";
}

function textOf(value, unit) {
  const suffix = shownUnit(unit);
  return suffix
    ? digits(drawn(value, unit)) + " " + suffix
    : (BARE[unit]?.(value) ?? String(Number(value.toPrecision(6))));
}

/**
 * Three digits, as rules and their texts have them: with fewer, 2.02 % against a threshold of 2 %
 * would look like no breach.
 */
function digits(value) {
  return Math.abs(value) >= 100 ? COUNT.format(Math.round(value)) : String(three(value));
}

function three(value) {
  return Number(value.toPrecision(3));
}
