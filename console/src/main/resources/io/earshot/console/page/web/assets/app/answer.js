import { el, say } from "./dom.js";

/**
 * The first lines of every view: what was found of the whole call, if anything, who suffers now, and
 * how sure that is.
 */
export function answer() {
  const sentence = el("h1", "sentence", "Connecting to Earshot…");
  sentence.setAttribute("aria-live", "polite");
  const now = el("p", "now");
  now.hidden = true;
  const sure = el("span");
  const line = el("p", "sure", el("span", "label", "How sure"), sure);
  line.hidden = true;
  return {
    node: el("div", "answer", sentence, now, line),
    show(text, howSure, finding = null) {
      say(sentence, finding ?? text);
      say(now, finding === null ? "" : text);
      now.hidden = finding === null;
      say(sure, howSure);
      line.hidden = howSure == null;
    },
  };
}
