/** Two hours: a page left open over night must not grow without end. */
const MAX_ROWS = 7200;

/**
 * Per-second series of a call by column, as the charts want them. x is seconds since the call's
 * start; null stays null: unknown is never drawn as zero.
 */
export class Seconds {
  startSecond = 0;
  series = [];
  x = [];
  /** 1 = final, 0 = provisional; by row, like x. */
  final = [];
  columns = [];

  /**
   * Takes one event.
   *
   * @returns whether series came or went, so that charts must be built anew
   */
  apply(event) {
    if (event.reset) {
      Object.assign(this, { series: [], x: [], final: [], columns: [] });
      this.startSecond = event.startSecond;
    }
    for (const series of event.series) {
      this.series.push(series);
      this.columns.push(new Array(this.x.length).fill(null));
    }
    event.seconds.forEach((second, i) => {
      const row = this.#rowFor(second - this.startSecond);
      this.final[row] = event.final[i];
      event.values.forEach((values, column) => (this.columns[column][row] = values[i]));
    });
    this.#forgetOldest();
    return event.reset || event.series.length > 0;
  }

  /** Row of the second nearest to x; -1 = there is none. */
  rowNear(x) {
    if (this.x.length === 0) {
      return -1;
    }
    const found = this.x.findIndex((each) => each >= x);
    if (found <= 0) {
      return found === 0 ? 0 : this.x.length - 1;
    }
    return x - this.x[found - 1] < this.x[found] - x ? found - 1 : found;
  }

  /** Nearly always the last row or just before: seconds come in order, and the newest change. */
  #rowFor(x) {
    let row = this.x.length;
    while (row > 0 && this.x[row - 1] > x) {
      row--;
    }
    if (row > 0 && this.x[row - 1] === x) {
      return row - 1;
    }
    this.x.splice(row, 0, x);
    this.final.splice(row, 0, 0);
    this.columns.forEach((column) => column.splice(row, 0, null));
    return row;
  }

  #forgetOldest() {
    const tooMany = this.x.length - MAX_ROWS;
    if (tooMany > 0) {
      for (const column of [this.x, this.final, ...this.columns]) {
        column.splice(0, tooMany);
      }
    }
  }
}
