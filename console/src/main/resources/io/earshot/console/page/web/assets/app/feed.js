const RETRY_MILLIS = [500, 1000, 2000, 4000, 8000];
const TICK_MILLIS = 1000;
const QUIET_MILLIS = 15_000;
const ANSWER_MILLIS = 5_000;

/**
 * Follows one stream of server-sent events and reconnects until closed.
 *
 * EventSource would retry by itself, but not after an error status, and it cannot say why.
 *
 * @param handlers event name -> function of its data
 * @param link {lost(seconds, reason), found(), refused(text)}: what a person is told
 * @returns function that ends it
 */
export function watch(url, handlers, link) {
  let source;
  let retry;
  let tries = 0;
  let lostAt = null;
  let why = null;
  let closed = false;
  let heardAt = performance.now();

  const ticking = setInterval(() => (lostAt === null ? listen() : tellLost()), TICK_MILLIS);
  open();
  return () => {
    closed = true;
    source.close();
    clearTimeout(retry);
    clearInterval(ticking);
  };

  function open() {
    source = new EventSource(url);
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        found();
        handle(JSON.parse(event.data));
      });
    }
    source.onerror = failed;
  }

  function found() {
    tries = 0;
    heardAt = performance.now();
    if (lostAt !== null) {
      lostAt = null;
      link.found();
    }
  }

  async function failed() {
    source.close();
    lostAt ??= performance.now();
    const answer = await refusal(url);
    if (closed) {
      return;
    }
    if (answer?.final) {
      closed = true;
      clearInterval(ticking);
      link.refused(answer.text);
      return;
    }
    why = answer?.text ?? null;
    tellLost();
    retry = setTimeout(open, RETRY_MILLIS[Math.min(tries++, RETRY_MILLIS.length - 1)]);
  }

  /** A server that vanished without a word must not look like one with nothing to say. */
  async function listen() {
    if (performance.now() - heardAt > QUIET_MILLIS) {
      heardAt = performance.now();
      const answering = fetch("/livez", { signal: AbortSignal.timeout(ANSWER_MILLIS) });
      await answering.catch(() => closed || failed());
    }
  }

  function tellLost() {
    link.lost(Math.round((performance.now() - lostAt) / 1000), why);
  }
}

/** Asks again for the words behind an error status; null = no answer, or it would work now. */
async function refusal(url) {
  const asking = new AbortController();
  try {
    const response = await fetch(url, { signal: asking.signal });
    if (response.ok) {
      return null;
    }
    const busy = response.status === 429 || response.status >= 500;
    return { final: !busy, text: (await response.json()).error };
  } catch {
    return null;
  } finally {
    asking.abort();
  }
}
