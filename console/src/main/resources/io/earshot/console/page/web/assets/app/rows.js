/**
 * Children of a parent, kept by key: one that stays keeps its nodes, and so focus and selection.
 */
export class Rows {
  #parent;
  #keyOf;
  #make;
  #rows = new Map();

  /**
   * @param keyOf item -> string
   * @param make item -> {node, update(item)}
   */
  constructor(parent, keyOf, make) {
    this.#parent = parent;
    this.#keyOf = keyOf;
    this.#make = make;
  }

  /** Shows exactly these items, in this order. */
  show(items) {
    const focused = document.activeElement;
    const keys = new Set(items.map(this.#keyOf));
    for (const [key, row] of this.#rows) {
      if (!keys.has(key)) {
        row.node.remove();
        this.#rows.delete(key);
      }
    }
    let place = this.#parent.firstElementChild;
    for (const item of items) {
      const row = this.#rowOf(item);
      row.update(item);
      if (row.node === place) {
        place = place.nextElementSibling;
      } else {
        this.#parent.insertBefore(row.node, place);
      }
    }
    // A node that moves loses the focus; the person at the keyboard must not.
    if (focused !== document.activeElement && this.#parent.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }

  #rowOf(item) {
    const key = this.#keyOf(item);
    if (!this.#rows.has(key)) {
      this.#rows.set(key, this.#make(item));
    }
    return this.#rows.get(key);
  }
}
