import { copy } from "../copy.js";
import { el } from "../dom.js";

/** What to do while there are no calls yet: ways to connect, each copied with one press. */
export function connectCards() {
  const node = el("section", "connect");
  node.setAttribute("aria-label", "Ways to connect");
  let shown = "";
  return {
    node,
    show(ways) {
      const next = JSON.stringify(ways);
      if (next !== shown) {
        shown = next;
        const hint = el("p", "muted", "Connect one, and this page fills by itself.");
        node.replaceChildren(...(ways.length ? [hint, ...ways.map(card)] : []));
      }
    },
  };
}

function card(way) {
  const button = el("button", null, "Copy");
  button.setAttribute("aria-label", "Copy: " + way.title);
  button.addEventListener("click", () => copy(way.copy, way.title));
  const code = el("pre", null, el("code", null, way.copy));
  code.tabIndex = 0;
  code.setAttribute("role", "region");
  code.setAttribute("aria-label", "Command: " + way.title);
  return el("article", null, el("h2", null, way.title), el("p", null, way.text), code, button);
}
