const FOLLOWED_MILLIS = 60_000;
const ASK_MILLIS = 5_000;
const RETRY_MILLIS = 3_000;

/**
 * Asks for the explanation of an alert: at once when the alert changed, and for a minute after a
 * change again and again, since seconds after it and deliveries come late.
 *
 * @param show function of the document, or of {error} should it be gone
 */
export function explained(id, show) {
  const url = "/api/v1/alerts/" + encodeURIComponent(id);
  const asking = new AbortController();
  let changedAt = -Infinity;
  let timer;
  let asked = false;
  let shown = "";
  return {
    /** The alert changed, or is new. */
    changed() {
      changedAt = performance.now();
      clearTimeout(timer);
      ask();
    },
    close() {
      asking.abort();
      clearTimeout(timer);
    },
  };

  async function ask() {
    if (asked) {
      return;
    }
    asked = true;
    const began = performance.now();
    const isThere = await answer().catch(() => false);
    asked = false;
    if (asking.signal.aborted) {
      return;
    }
    clearTimeout(timer);
    if (!isThere) {
      timer = setTimeout(ask, RETRY_MILLIS);
    } else if (began < changedAt || performance.now() - changedAt < FOLLOWED_MILLIS) {
      timer = setTimeout(ask, began < changedAt ? 0 : ASK_MILLIS);
    }
  }

  /** Whether the server answered as it means to: a busy one is asked again. */
  async function answer() {
    const response = await fetch(url, { signal: asking.signal });
    const text = await response.text();
    const isFinal = response.status < 429;
    if (isFinal && text !== shown) {
      shown = text;
      show(JSON.parse(text));
    }
    return isFinal;
  }
}
