import { flash } from "./flash.js";

/** What each node shows, so that an unchanged number costs no access to the document. */
const shown = new WeakMap();

const UNKNOWN = { metric: null, value: null, text: "—", title: "not measured" };

/**
 * Puts a ready-made number on the page: the only way one gets there. The text and the unrounded
 * value are the server's; nothing is computed here.
 *
 * @param node element that shows the number and nothing else
 * @param number {metric, value, text, title}; value null = unknown, its title says why
 * @param owner what was measured, as data attributes: session and a hop or a leg
 */
export function put(node, number, owner) {
  const next = number ?? UNKNOWN;
  const before = shown.get(node);
  if (before?.owner !== owner) {
    own(node, owner);
  }
  shown.set(node, { number: next, owner });
  if (!before || before.number.metric !== next.metric) {
    attribute(node, "data-metric", next.metric);
  }
  if (!before || before.number.value !== next.value) {
    attribute(node, "data-value", next.value);
    node.classList.toggle("unknown", next.value == null);
  }
  if (!before || before.number.title !== next.title) {
    attribute(node, "title", next.title);
  }
  if (!before || before.number.text !== next.text) {
    node.textContent = next.text;
    if (before) {
      flash(node);
    }
  }
}

/** Who owns the numbers of one hop. */
export function hopOwner(session, { hop, from, to }) {
  return { session, hop, from, to };
}

/** Who owns the numbers of one stream. */
export function legOwner(session, { leg, stream, participant }) {
  return { session, leg, stream, participant };
}

/** Who owns the numbers of one utterance, on its way through the whole chain. */
export function utteranceOwner(session, { utterance }) {
  return { session, hop: "total", utterance };
}

/** Who owns the numbers of one alert. */
export function alertOwner(alert) {
  return { alert };
}

/** Who owns the numbers of two clocks. */
export function clocksOwner(session, { left, right }) {
  return { session, left, right };
}

const OWNERS = [
  "session",
  "hop",
  "from",
  "to",
  "leg",
  "stream",
  "participant",
  "utterance",
  "left",
  "right",
  "alert",
];

function own(node, owner) {
  for (const name of OWNERS) {
    attribute(node, "data-" + name, owner?.[name]);
  }
}

function attribute(node, name, value) {
  if (value == null) {
    node.removeAttribute(name);
  } else {
    node.setAttribute(name, value);
  }
}
