import { el, say } from "./dom.js";

/** The first line of every view: who suffers, and how sure that is. */
export function answer() {
  const sentence = el("h1", "sentence", "Connecting to Earshot…");
  sentence.setAttribute("aria-live", "polite");
  const sure = el("span");
  const line = el("p", "sure", el("span", "label", "How sure"), sure);
  line.hidden = true;
  return {
    node: el("div", "answer", sentence, line),
    show(text, howSure) {
      say(sentence, text);
      say(sure, howSure);
      line.hidden = howSure == null;
    },
  };
}
