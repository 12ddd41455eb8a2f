/**
 * Collects calls into one drawing per frame. A hidden tab gets no frames, so nothing is drawn there
 * until somebody looks again.
 */
export function perFrame(draw) {
  let due = false;
  return () => {
    if (!due) {
      due = true;
      requestAnimationFrame(() => {
        due = false;
        draw();
      });
    }
  };
}
