import { el, mark, say } from "./dom.js";
import { flash } from "./flash.js";

/** A verdict is a word and a shape; the colour only repeats them. */
const SHAPES = { PASS: "●", FAIL: "▲", UNDECIDED: "◐" };

/** Makes a verdict's mark: {node, show(verdict, word, why)}; null = not judged. */
export function verdictMark() {
  const shape = el("span", "shape");
  shape.setAttribute("aria-hidden", "true");
  const word = el("span");
  const node = el("span", "verdict", shape, word);
  return {
    node,
    show(verdict, text = verdict, why = "not judged: no budget, or nothing measured") {
      if (node.dataset.verdict && node.dataset.verdict !== String(verdict)) {
        flash(node);
      }
      node.dataset.verdict = String(verdict);
      say(shape, SHAPES[verdict]);
      say(word, verdict == null ? "—" : (text ?? verdict));
      mark(node, "title", verdict == null ? why : null);
    },
  };
}
