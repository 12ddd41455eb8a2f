const ZOOM_PER_NOTCH = 0.8;
const SHORTEST_SECONDS = 4;

/** The span of time all charts show: all seconds there are, growing with them, or a part. */
export class Span {
  #zoomed = null;
  #changed;
  #first = 0;
  #last = 1;

  constructor(changed) {
    this.#changed = changed;
  }

  /** Tells which seconds there are. */
  grow(first, last) {
    this.#first = first;
    this.#last = Math.max(first + 1, last);
  }

  /** [from, to] in seconds since the call's start. */
  range() {
    return this.#zoomed ?? [this.#first, this.#last];
  }

  /** A wheel notch around a point in time; whether it changed anything, else the page may scroll. */
  zoom(at, closer) {
    const [from, to] = this.range();
    const factor = closer ? ZOOM_PER_NOTCH : 1 / ZOOM_PER_NOTCH;
    if ((!closer && this.#zoomed === null) || (closer && to - from <= SHORTEST_SECONDS)) {
      return false;
    }
    this.show(at - (at - from) * factor, at + (to - at) * factor);
    return true;
  }

  show(from, to) {
    const low = Math.max(this.#first, from);
    const high = Math.min(this.#last, to);
    const whole = low <= this.#first && high >= this.#last;
    this.#zoomed = whole || high - low < 1 ? null : [low, high];
    this.#changed();
  }

  whole() {
    this.#zoomed = null;
    this.#changed();
  }
}
