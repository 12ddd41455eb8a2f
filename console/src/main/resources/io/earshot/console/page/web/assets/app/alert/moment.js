import { el, mark, say } from "../dom.js";

/**
 * A time of the document, with the whole of it as title. Times are event time.
 *
 * @param text function of the time: `momentText`, or `clockText` where the date is said elsewhere
 */
export function moment(text = momentText) {
  const node = el("time", "number");
  return {
    node,
    show(time, reason = "not known") {
      mark(node, "datetime", time);
      mark(node, "title", time ?? reason);
      node.classList.toggle("unknown", time == null);
      say(node, time == null ? "—" : text(time));
    },
  };
}

/** `02:14:18 UTC`, and the date before it where that is not today's. */
export function momentText(time) {
  return dateText(time) + clockText(time);
}

/** `02:14:18`, and the date before it where that is not today's. */
export function bareText(time) {
  return dateText(time) + clockText(time).replace(" UTC", "");
}

/** `02:14:18 UTC`. */
export function clockText(time) {
  const parsed = new Date(time);
  return Number.isNaN(parsed.getTime())
    ? String(time)
    : parsed.toISOString().slice(11, 19) + " UTC";
}

function dateText(time) {
  const parsed = new Date(time);
  const date = Number.isNaN(parsed.getTime()) ? "" : parsed.toISOString().slice(0, 10);
  return date === "" || date === new Date().toISOString().slice(0, 10) ? "" : date + " ";
}
