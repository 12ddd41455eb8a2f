import { el, mark, plain, say } from "../dom.js";
import { Rows } from "../rows.js";

/** A list of names and what stands beside each: [[name, node, title?], …]. */
export function terms(className, entries) {
  const list = el("dl", "terms " + className);
  for (const [name, node, title] of entries) {
    const term = el("dt", null, name);
    if (title) {
      term.title = title;
    }
    list.append(el("div", null, term, el("dd", null, node)));
  }
  return list;
}

/** Names and texts of strangers: labels, annotations. {node, show(object)}. */
export function texts(className) {
  const node = el("dl", "terms " + className);
  const rows = new Rows(node, ([name]) => name, textRow);
  return {
    node,
    show(byName) {
      const entries = Object.entries(byName ?? {});
      rows.show(entries);
      node.hidden = entries.length === 0;
    },
  };
}

function textRow() {
  const name = el("dt");
  const text = el("dd");
  const node = el("div", null, name, text);
  return {
    node,
    update([key, value]) {
      say(name, plain(key));
      say(text, plain(value));
    },
  };
}

/** Text that may be unknown: a dash that says why. */
export function knownText(className) {
  const node = el("span", className);
  return {
    node,
    show(text, reason) {
      const isKnown = text != null && text !== "";
      say(node, isKnown ? plain(text) : "—");
      node.classList.toggle("unknown", !isKnown);
      mark(node, "title", isKnown ? null : reason);
    },
  };
}
