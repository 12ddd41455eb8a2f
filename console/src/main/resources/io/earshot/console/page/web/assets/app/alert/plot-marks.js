import { token } from "../chart/palette.js";
import { drawn, quantity } from "./quantity.js";
import { stateWord } from "./state-mark.js";

const STRIPE_PIXELS = 4;
const HALF_SECOND = 0.5;
const ROW_PIXELS = 13;
const ROWS = 3;
const FONT = "11px system-ui, sans-serif";

/** Tints each second in breach over the whole height, with a stripe above. */
export function drawBreaches(plot, { around }) {
  const { ctx, bbox } = plot;
  ctx.save();
  for (const { second, breach } of around) {
    if (breach) {
      const left = plot.valToPos(second - HALF_SECOND, "x", true);
      const width = plot.valToPos(second + HALF_SECOND, "x", true) - left;
      ctx.fillStyle = token("--fail-wash");
      ctx.fillRect(left, bbox.top, width + 0.5, bbox.height);
      ctx.fillStyle = token("--fail-fill");
      ctx.fillRect(left, bbox.top, width + 0.5, STRIPE_PIXELS * devicePixelRatio);
    }
  }
  ctx.restore();
}

/** The threshold as a dashed line, and the value on whose good side the alert clears, dotted. */
export function drawLimits(plot, { threshold, rule, unit }) {
  line(plot, threshold, unit, { color: token("--fail"), dash: [8, 4], word: "threshold" });
  if (rule?.clear != null && rule.clear !== threshold) {
    line(plot, rule.clear, unit, { color: token("--muted"), dash: [2, 4], word: "clears at" });
  }
}

function line(plot, value, unit, { color, dash, word }) {
  if (value == null) {
    return;
  }
  const { ctx, bbox } = plot;
  const y = plot.valToPos(drawn(value, unit), "y", true);
  pen(ctx, color);
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
  stroke(ctx, bbox.left, y, bbox.left + bbox.width, y);
  ctx.textAlign = "right";
  ctx.textBaseline = "bottom";
  const text = word + " " + quantity("", value, unit, "").text;
  const [x, above] = [bbox.left + bbox.width - 4 * devicePixelRatio, y - 2 * devicePixelRatio];
  // A rim in the colour of the ground, since the value's line may run through the words.
  ctx.setLineDash([]);
  ctx.lineWidth = 3 * devicePixelRatio;
  ctx.strokeStyle = token("--panel");
  ctx.strokeText(text, x, above);
  ctx.fillText(text, x, above);
  ctx.restore();
}

/** The seconds that the newest judgement looked at, as a bar on the floor. */
export function drawWindow(plot, { window }) {
  if (window == null) {
    return;
  }
  const { ctx, bbox } = plot;
  const left = place(plot, Date.parse(window.from) / 1000 + HALF_SECOND);
  const right = place(plot, Date.parse(window.to) / 1000 + HALF_SECOND);
  const height = STRIPE_PIXELS * devicePixelRatio;
  pen(ctx, token("--ink"));
  ctx.globalAlpha = 0.75;
  ctx.fillRect(left, bbox.top + bbox.height - height, right - left, height);
  ctx.restore();
}

/** When the alert changed, and to what; words that would touch go to the next row. */
export function drawTransitions(plot, { history }) {
  const { ctx, bbox } = plot;
  const ends = new Array(ROWS).fill(-Infinity);
  pen(ctx, token("--ink"));
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  for (const { tick, to } of history ?? []) {
    if (tick < plot.scales.x.min || tick > plot.scales.x.max) {
      continue;
    }
    const x = plot.valToPos(tick, "x", true);
    ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
    stroke(ctx, x, bbox.top, x, bbox.top + bbox.height);
    const word = stateWord(to);
    const width = ctx.measureText(word).width;
    const start = Math.min(x, bbox.left + bbox.width - width);
    const row = Math.max(
      0,
      ends.findIndex((end) => end < start),
    );
    ends[row] = start + width + 4 * devicePixelRatio;
    ctx.fillText(word, start, bbox.top - (2 + row * ROW_PIXELS) * devicePixelRatio);
  }
  ctx.restore();
}

function pen(ctx, color) {
  ctx.save();
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = devicePixelRatio;
  ctx.font = FONT.replace(/^\d+/, (size) => String(size * devicePixelRatio));
}

function stroke(ctx, fromX, fromY, toX, toY) {
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.stroke();
}

function place(plot, second) {
  const { min, max } = plot.scales.x;
  return plot.valToPos(Math.min(max, Math.max(min, second)), "x", true);
}
