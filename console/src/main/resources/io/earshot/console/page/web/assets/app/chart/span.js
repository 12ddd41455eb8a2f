const ZOOM_PER_NOTCH = 0.8;
const SHORTEST_SECONDS = 4;

/** The span of time all charts show; null = the whole call, growing with it. */
export class Span {
  #zoomed = null;
  #changed;
  wholeSeconds = 1;

  constructor(changed) {
    this.#changed = changed;
  }

  /** [from, to] in seconds since the call's start. */
  range() {
    return this.#zoomed ?? [0, Math.max(1, this.wholeSeconds)];
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
    const low = Math.max(0, from);
    const high = Math.min(this.wholeSeconds, to);
    const whole = low <= 0 && high >= this.wholeSeconds;
    this.#zoomed = whole || high - low < 1 ? null : [low, high];
    this.#changed();
  }

  whole() {
    this.#zoomed = null;
    this.#changed();
  }
}
