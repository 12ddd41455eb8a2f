const SHOWN_MILLIS = 1600;

let hide;

/** Copies text and says so. */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    toast(what + " copied");
  } catch {
    // Browsers give the clipboard to https and the own machine only.
    toast("the browser does not allow copying here: " + text);
  }
}

function toast(text) {
  const node = document.getElementById("toast");
  node.textContent = text;
  clearTimeout(hide);
  hide = setTimeout(() => (node.textContent = ""), SHOWN_MILLIS);
}
