import { el } from "./dom.js";

const SHOWN = { ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

let bound = [];

/**
 * Binds the keys of a view and lists them in the help.
 *
 * @param keys {keys: [names], does: text, run(event)}; run absent = the browser does it, only listed
 */
export function bind(keys) {
  bound = keys;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help().open) {
    return;
  }
  if (typing(event.target) && event.key !== "Escape") {
    return;
  }
  const found = bound.find((each) => each.run && each.keys.includes(event.key));
  if (found) {
    event.preventDefault();
    found.run(event);
  } else if (event.key === "?") {
    showHelp();
  }
});

document.getElementById("keys").addEventListener("click", showHelp);

function showHelp() {
  const list = document.getElementById("help-keys");
  list.replaceChildren();
  for (const { keys, does } of [...bound, { keys: ["?"], does: "these keys" }]) {
    const names = keys.map((key) => el("kbd", null, SHOWN[key] ?? key));
    list.append(el("div", null, el("dt", null, ...names), el("dd", null, does)));
  }
  help().showModal();
}

function help() {
  return document.getElementById("help");
}

function typing(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
