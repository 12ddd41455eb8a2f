const SHOWN_MILLIS = 450;

let flashing = [];

/**
 * Marks what changed for a moment. One timer ends all marks of a batch: with hundreds of rows an
 * animation for each would repaint sixty times a second, this repaints twice.
 */
export function flash(node) {
  if (flashing.length === 0) {
    setTimeout(end, SHOWN_MILLIS);
  }
  node.classList.add("changed");
  flashing.push(node);
}

function end() {
  for (const node of flashing) {
    node.classList.remove("changed");
  }
  flashing = [];
}
