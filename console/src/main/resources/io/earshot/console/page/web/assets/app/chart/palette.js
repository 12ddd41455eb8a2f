const COLORS = 8;
const DASHES = [[], [12, 3], [3, 3], [12, 3, 3, 3]];

/**
 * The same thing has the same line in every chart, told apart by colour and by dashes. Verdict
 * colours are not used: an orange line would look like a judgement.
 */
export class Palette {
  #hops = new Map();
  #streams = new Map();

  /** {color, slot, dash} of a series, by its label. */
  line({ label, hop }) {
    const slots = hop ? this.#hops : this.#streams;
    if (!slots.has(label)) {
      slots.set(label, slots.size);
    }
    const slot = slots.get(label);
    const color = token("--series-" + (slot % COLORS));
    return { slot: slot % COLORS, color, dash: DASHES[slot % DASHES.length] };
  }
}

/** A colour of the style sheet, for the canvas. */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
