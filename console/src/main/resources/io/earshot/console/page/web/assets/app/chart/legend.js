import { el, mark, svg } from "../dom.js";
import { put } from "../number.js";
import { secondNumber } from "./second-number.js";

/**
 * What each line is, and its value with unit at the cursor. Pressing an entry hides its line, so
 * that small hops can be seen beside large ones; pointing at it lets the others fade.
 *
 * @param hidden ids of series that are hidden already
 * @param toggled function of (series id, visible)
 * @param pointed function of a label; null when the pointer leaves
 */
export function legend(session, lines, hidden, toggled, pointed) {
  const node = el("ul", "legend");
  const entries = lines.map((line) =>
    entry(session, line, !hidden.has(line.series.id), toggled, pointed),
  );
  node.append(...entries.map((each) => each.node));
  return {
    node,
    /** Shows the values of a row of the seconds; -1 = none. */
    show(seconds, row) {
      for (const each of entries) {
        each.show(seconds, row);
      }
    },
  };
}

function entry(session, { series, column, line, low, high }, drawn, toggled, pointed) {
  const { hop, leg, label } = series;
  const owner = { session, hop, leg: hop ? null : leg, stream: series.stream };
  const value = el("span", "number");
  const button = el("button", null, swatch(line), el("span", "name", label));
  button.type = "button";
  button.setAttribute("aria-pressed", drawn);
  button.title = "hide or show this line";
  button.addEventListener("click", () => {
    const visible = button.getAttribute("aria-pressed") === "false";
    mark(button, "aria-pressed", visible);
    toggled(series.id, visible);
  });
  button.addEventListener("pointerenter", () => pointed(label));
  button.addEventListener("pointerleave", () => pointed(null));
  const edges = [low, high].map((edge) => ({ edge, number: el("span", "number") }));
  const band = el("span", "muted band", edges[0].number, " to ", edges[1].number);
  band.hidden = true;
  const node = el("li", null, button, value, band);
  return {
    node,
    show(seconds, row) {
      const isFinal = seconds.final[row] !== 0;
      put(value, secondNumber(series, seconds.columns[column]?.[row], isFinal), owner);
      value.classList.toggle("is-provisional", !isFinal);
      const known = seconds.columns[low]?.[row] != null;
      band.hidden = !known;
      for (const { edge, number } of known ? edges : []) {
        const edgeSeries = seconds.series[edge];
        put(number, secondNumber(edgeSeries, seconds.columns[edge][row]), owner);
      }
    },
  };
}

function swatch({ slot, dash }) {
  const line = svg("line", { x1: 1, x2: 21, y1: 5, y2: 5, "data-series": slot });
  line.setAttribute("stroke-dasharray", dash.join(" "));
  return svg("svg", { class: "line-key", width: 22, height: 10, "aria-hidden": "true" }, line);
}
