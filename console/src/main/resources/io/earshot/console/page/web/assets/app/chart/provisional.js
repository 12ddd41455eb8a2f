import { token } from "./palette.js";

const WORD = "provisional";
const HATCH_PIXELS = 6;

/**
 * Hatches the seconds that may still change and says so in a word, so that nobody takes a tail for
 * a trend.
 */
export function drawProvisional(plot, seconds) {
  const first = seconds.final.indexOf(0);
  if (first < 0) {
    return;
  }
  const { ctx, bbox } = plot;
  const [low, high] = [plot.scales.x.min, plot.scales.x.max];
  // A second's points stand for the second that ends there: the hatch begins half a step before.
  const from = Math.max(low, seconds.x[first] - 0.5);
  if (from >= high) {
    return;
  }
  const x = plot.valToPos(from, "x", true);
  ctx.save();
  ctx.fillStyle = hatch(ctx);
  ctx.fillRect(x, bbox.top, bbox.left + bbox.width - x, bbox.height);
  ctx.fillStyle = token("--muted");
  ctx.font = `italic ${11 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = "right";
  ctx.textBaseline = "bottom";
  ctx.fillText(WORD, bbox.left + bbox.width, bbox.top - 2 * devicePixelRatio);
  ctx.restore();
}

function hatch(ctx) {
  const size = HATCH_PIXELS * devicePixelRatio;
  const tile = new OffscreenCanvas(size, size);
  const pen = tile.getContext("2d");
  pen.strokeStyle = token("--hatch");
  pen.lineWidth = devicePixelRatio;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
  }
  pen.stroke();
  return ctx.createPattern(tile, "repeat");
}
