import { svg } from "../dom.js";

const MAX_TICKS = 6;

/** Round milliseconds within a scale: 1, 2 or 5 times a power of ten apart, at most six. */
export function ticksOf(scaleMillis) {
  if (!(scaleMillis > 0)) {
    return [];
  }
  const power = 10 ** Math.floor(Math.log10(scaleMillis / MAX_TICKS));
  const step = [1, 2, 5, 10].map((n) => n * power).find((each) => scaleMillis / each <= MAX_TICKS);
  const ticks = [];
  for (let millis = 0; millis <= scaleMillis; millis += step) {
    ticks.push(millis);
  }
  return ticks;
}

/** The scale above the bars. */
export function scaleAxis() {
  const node = svg("svg", { class: "axis", "aria-hidden": "true" });
  let shown = null;
  return {
    node,
    show(scaleMillis, ticks) {
      if (scaleMillis !== shown) {
        shown = scaleMillis;
        node.replaceChildren(...ticks.map((millis) => label(millis, scaleMillis)));
      }
    },
  };
}

function label(millis, scaleMillis) {
  const percent = (100 * millis) / scaleMillis;
  const anchor = percent < 3 ? "start" : percent > 95 ? "end" : "middle";
  const text = millis === 0 ? "0 ms" : String(millis);
  return svg("text", { x: percent + "%", y: "75%", "text-anchor": anchor }, text);
}
