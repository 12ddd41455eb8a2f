/*
 * The half of the browser agent that runs in a worker: passes frames on and marks them, probes the
 * edge's clock, and keeps the connection to the edge. One clock stamps marks and probes alike.
 *
 * A frame is handed on before anything is done with it: what fails costs a mark, never the frame.
 */

import {
  acked,
  add,
  ageMillis,
  batchOf,
  clock,
  contextOf,
  counts,
  drop,
  dropAll,
  dropStale,
  droppedByBoot,
  isEmpty,
  isStale,
  newBatch,
  next,
  onSealed,
  seal,
  sealAll,
  sentBatch,
  take,
  tell,
  unackedBatches,
  unackedCount,
} from "./agent-batches.js";
import { MARK_CHARS, addTime, clockNanos, markFrame, newColumns } from "./agent-marks.js";

const TICK_MILLIS = 250;
const TICKS_PER_SECOND = 4;
const PROBE_BURST_MILLIS = 5_000;
const PROBE_CHARS = 400;
const REPORT_CHARS = 1_500;
const PLAYOUT_CHARS = 160;
const MAX_PENDING_PROBES = 32;
const MAX_UNACKED_BATCHES = 32;
const MAX_UNSENT_BYTES = 256 << 10;
const MAX_WAITING_ACKS = 32;
const MAX_COMPLAINTS = 5;
const HEARTBEAT_MILLIS = 5_000;
const MIN_RETRY_MILLIS = 500;
const MAX_RETRY_MILLIS = 30_000;
const STABLE_MILLIS = 5_000;
const MAX_TIMER_GAP_MILLIS = 2_000;
const MIN_STEP_MILLIS = 5;
const MAX_SLEW_RATIO = 500e-6;
/** Why the edge did not take a batch, in the words in which agents count their losses. */
const REJECTED = { malformed: "encode_error", forbidden: "auth_rejected" };
const MAY_RETRY = ["limited", "unknown_session"];

const node = crypto.getRandomValues(new Uint32Array(4)).join("-");
const probes = new Map();
const waitingAcks = [];
let settings = null;
/** Why nothing is sent any more; null while it is. */
let stopped = null;
let isTaking = true;
let socket = null;
let connections = 0;
let openedMillis = 0;
let sentMillis = 0;
let retries = 0;
let retryTimer = 0;
let probeId = 0;
let burstUntilMillis = 0;
let complaints = 0;
let ticks = 0;
let maxBatchMillis = 1_000;
/** The page's clock minus this one. */
let pageAheadMillis = 0;
let last = { monoMillis: performance.now(), wallMillis: Date.now() };

// Frames

const sink = { sampling: { numerator: 1, denominator: 1 }, batchOf, take, add, seal, first };

self.onrtctransform = ({ transformer }) => {
  const stream = { ...transformer.options };
  const passage = new TransformStream({
    transform(frame, controller) {
      const atMillis = performance.now();
      controller.enqueue(frame);
      if (isTaking) guarded(() => markFrame(stream, frame, atMillis, sink));
    },
  });
  const passed = transformer.readable.pipeThrough(passage).pipeTo(transformer.writable);
  // It breaks when the application sets a transform of its own, or the connection ends.
  passed.catch(() => {});
};

function first({ id, context, stage, connection }, ssrc, atMillis) {
  postMessage({ marked: id });
  const event = { kind: "FIRST_AUDIO", atNanos: clockNanos(atMillis), connection, ssrc };
  if (stage === "RECEIVE") tell(context, [event]);
}

// The connection to the edge

const isOpen = () => socket?.readyState === WebSocket.OPEN;

function dial(token) {
  if (stopped !== null || isOpen()) return;
  try {
    socket = new WebSocket(settings.url, ["earshot.v1", `bearer.${token}`]);
  } catch (error) {
    complain(error);
    stop("auth_rejected");
    return;
  }
  socket.onopen = () => guarded(onOpen);
  socket.onmessage = ({ data }) => guarded(() => onEdge(JSON.parse(data)));
  socket.onclose = ({ code, reason }) => guarded(() => onClose(code, reason));
}

function onOpen() {
  openedMillis = performance.now();
  connections++;
  burstUntilMillis = openedMillis + PROBE_BURST_MILLIS;
  tellCapabilities();
  for (const ack of waitingAcks.splice(0)) socket.send(ack);
  for (const batch of unackedBatches()) {
    if (isStale(batch)) drop(batch, "expired");
    else transmit(batch);
  }
  pump();
}

function tellCapabilities() {
  const { capabilities } = settings;
  if (isOpen()) socket.send(JSON.stringify({ type: "capabilities", capabilities }));
}

function onClose(code, reason) {
  if (openedMillis > 0 && performance.now() - openedMillis > STABLE_MILLIS) retries = 0;
  openedMillis = 0;
  probes.clear();
  if (stopped !== null) return;
  if (code === 4403 || (code === 4401 && !settings.renewsToken)) {
    stop("auth_rejected");
  } else if (code === 4409) {
    stop("shutdown");
  } else {
    if (code === 4413) dropLargest();
    redial((code === 4429 ? Number.parseInt(reason, 10) || 0 : 0) + backoffMillis());
  }
}

function dropLargest() {
  const [largest] = unackedBatches().sort((a, b) => b.chars - a.chars);
  if (largest) drop(largest, "too_large");
}

function backoffMillis() {
  const mostMillis = Math.min(MAX_RETRY_MILLIS, MIN_RETRY_MILLIS * 2 ** retries++);
  return mostMillis * (0.5 + Math.random() / 2);
}

function redial(afterMillis) {
  clearTimeout(retryTimer);
  retryTimer = setTimeout(() => postMessage({ wantsToken: true }), afterMillis);
}

function pump() {
  while (
    isOpen() &&
    unackedCount() < MAX_UNACKED_BATCHES &&
    socket.bufferedAmount < MAX_UNSENT_BYTES
  ) {
    const batch = next();
    if (!batch) return;
    transmit(batch);
  }
}

function transmit(batch) {
  const { context, observations, sequence, epoch } = batch;
  sentMillis = performance.now();
  // A batch of an earlier epoch is sent in its own clock, aged by what passed since.
  const inItsClock = epoch === clock.epoch ? sentMillis : batch.openMillis + ageMillis(batch);
  const head = {
    ...context.names,
    agent: settings.agent ?? node,
    role: "CLIENT",
    boot: context.boot,
    sequence,
    observations,
    clock: { node, clock: "performance", epoch },
    sentNanos: clockNanos(inItsClock),
    dropped: context.dropped,
  };
  socket.send(`{"type":"batch","batch":${JSON.stringify(head).slice(0, -1)}${batch.body}}}`);
}

const onEdgeType = {
  probe: (message) => onProbe(message, performance.now()),
  command: (message) => postMessage({ command: message }),
  ack(message) {
    const batch = sentBatch(message);
    if (batch) acked(batch);
    retries = 0;
    pump();
  },
  reject(message) {
    const batch = sentBatch(message);
    const mayRetry = MAY_RETRY.includes(message.reason);
    if (batch && mayRetry && !isStale(batch)) {
      setTimeout(() => guarded(() => resend(batch)), message.retryAfterMillis ?? 1_000);
    } else if (batch) {
      drop(batch, mayRetry ? "expired" : (REJECTED[message.reason] ?? message.reason));
    }
    pump();
  },
  config({ sampling, maxBatchMillis: millis }) {
    if (sampling?.denominator >= 1 && sampling.numerator >= 0) sink.sampling = sampling;
    if (millis >= TICK_MILLIS && millis <= 10_000) maxBatchMillis = millis;
  },
};

const onEdge = (message) => onEdgeType[message.type]?.(message);

function resend(batch) {
  const isUnacked = sentBatch({ boot: batch.context.boot, sequence: batch.sequence });
  if (isOpen() && isUnacked) transmit(batch);
}

function stop(reason) {
  isTaking = false;
  dropAll(reason);
  stopped = reason;
  clearTimeout(retryTimer);
  socket?.close(1000);
}

/** Sends what is left; what the edge does not acknowledge in time is counted as dropped. */
async function close(withinMillis) {
  isTaking = false;
  sealAll();
  const untilMillis = performance.now() + withinMillis;
  while (!isEmpty() && performance.now() < untilMillis) {
    await new Promise((go) => setTimeout(go, 20));
  }
  stop("shutdown");
}

// Clocks

function probe() {
  if (!isOpen() || probes.size >= MAX_PENDING_PROBES) return;
  const t1 = clockNanos(performance.now());
  probes.set(++probeId, { t1, epoch: clock.epoch });
  socket.send(JSON.stringify({ type: "probe", id: probeId, t1 }));
}

function onProbe({ id, t2, t3, clock: peerClock }, atMillis) {
  const sent = probes.get(id);
  probes.delete(id);
  if (!isTaking || sent?.epoch !== clock.epoch) return;
  add(batchOf(0, PROBE_CHARS), "probes", {
    peerClock,
    requestSentNanos: sent.t1,
    requestReceivedNanos: t2,
    responseSentNanos: t3,
    responseReceivedNanos: clockNanos(atMillis),
  });
}

/** From here on it is another clock; what was stamped before is sent in the old one. */
function nextEpoch() {
  sealAll();
  clock.epoch++;
  probes.clear();
  burstUntilMillis = performance.now() + PROBE_BURST_MILLIS;
}

/** A machine that slept, or a wall clock that was set: the two clocks no longer agree. */
function checkClock() {
  const now = { monoMillis: performance.now(), wallMillis: Date.now() };
  const passedMillis = now.monoMillis - last.monoMillis;
  const stepMillis = Math.abs(now.wallMillis - last.wallMillis - passedMillis);
  const isStep = stepMillis > Math.max(MIN_STEP_MILLIS, passedMillis * MAX_SLEW_RATIO);
  last = now;
  if (isStep || passedMillis > MAX_TIMER_GAP_MILLIS) nextEpoch();
}

function tick() {
  const isSecond = ticks++ % TICKS_PER_SECOND === 0;
  if (isSecond) {
    checkClock();
    if (isTaking) postMessage({ tick: performance.now() });
  }
  if (isSecond || performance.now() < burstUntilMillis) probe();
  sealAll(maxBatchMillis - TICK_MILLIS / 2);
  dropStale();
  const isQuiet = performance.now() - sentMillis > HEARTBEAT_MILLIS;
  if (isQuiet && isOpen() && unackedCount() === 0) seal(newBatch(0, true));
  pump();
}

// What the page tells

const onPage = {
  connect(given) {
    settings = given;
    stopped = null;
    isTaking = true;
    postMessage({ wantsToken: true });
  },
  token: dial,
  hasNoToken: () => redial(backoffMillis()),
  context: ({ id, names }) => Object.assign(contextOf(id).names, names),
  capabilities(capabilities) {
    if (settings) settings.capabilities = capabilities;
    if (settings) tellCapabilities();
  },
  nextEpoch,
  flush: () => sealAll(),
  /** The instant that the page tells lies between the question and the answer. */
  tock({ askedMillis, pageMillis, originMillis }) {
    const least = pageMillis - performance.now();
    const most = pageMillis - askedMillis;
    const byOrigin = performance.timeOrigin - originMillis;
    if (least - 0.2 <= byOrigin && byOrigin <= most + 0.2) pageAheadMillis = byOrigin;
    else if (most - least < 5) pageAheadMillis = (least + most) / 2;
  },
  rows({ context, reports = [], playouts = [], lifecycle = [] }) {
    if (!isTaking) return;
    for (const { statsMillis, ...report } of reports.map(stamped)) {
      const statsNanos = statsMillis === undefined ? undefined : pageNanos(statsMillis);
      add(batchOf(context, REPORT_CHARS), "reports", { ...report, statsNanos });
    }
    for (const { ssrc, rtpTimestamp, atMillis } of playouts) {
      const batch = batchOf(context, PLAYOUT_CHARS);
      const columns = newColumns(batch, { stage: "PLAYOUT", ssrc });
      addTime(columns, atMillis - pageAheadMillis, rtpTimestamp);
      take(batch, PLAYOUT_CHARS);
      batch.marks++;
    }
    if (lifecycle.length > 0) tell(context, lifecycle.map(stamped));
  },
  commandAck(ack) {
    const text = JSON.stringify({ type: "commandAck", ...ack });
    if (isOpen()) socket.send(text);
    else if (waitingAcks.length < MAX_WAITING_ACKS) waitingAcks.push(text);
  },
  counts({ id }) {
    const dropped = droppedByBoot();
    const state = { connections, isConnected: isOpen(), stopped, epoch: clock.epoch };
    postMessage({ reply: id, counts: { ...counts, dropped, ...state } });
  },
  close: ({ id, withinMillis }) => close(withinMillis).then(() => onPage.counts({ id })),
};

const pageNanos = (millis) => clockNanos(millis - pageAheadMillis);
const stamped = ({ atMillis, ...row }) => ({ ...row, atNanos: pageNanos(atMillis) });

self.onmessage = ({ data }) => {
  for (const [name, value] of Object.entries(data)) guarded(() => onPage[name]?.(value));
};

function guarded(act) {
  try {
    act();
  } catch (error) {
    complain(error);
  }
}

/** What goes wrong in the agent is told like anything else, a few times. */
function complain(error) {
  if (complaints++ >= MAX_COMPLAINTS || !isTaking) return;
  const reason = `agent: ${String(error?.message ?? error).slice(0, 200)}`;
  tell(0, [{ kind: "UNKNOWN", atNanos: clockNanos(performance.now()), reason }]);
}

onSealed(pump);
setInterval(() => guarded(tick), TICK_MILLIS);
self.addEventListener("online", () => {
  if (settings && !isOpen() && stopped === null) redial(0);
});
postMessage({ ready: true });
