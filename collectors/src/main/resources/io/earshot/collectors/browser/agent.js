/*
 * Earshot's browser agent, the half that runs in the page: watches peer connections, reads their
 * statistics, carries out commands. Marks, probes and the connection to the edge are the worker's.
 *
 * Nothing here throws into the application; what fails is told to the edge as an event.
 */

import { answer, capabilities, onCommand } from "./agent-commands.js";
import { readReports } from "./agent-reports.js";
import { follow } from "./agent-tracks.js";

export { onCommand };

const READY_MILLIS = 3_000;
const ANSWER_MILLIS = 1_000;
const FIRST_AUDIO_POLL_MILLIS = 100;
const FIRST_AUDIO_POLLS = 600;
const STATES = {
  connected: "CONNECTED",
  failed: "FAILED",
  disconnected: "DISCONNECTED",
  closed: "DISCONNECTED",
};
const HOOKS = ["addTrack", "addTransceiver", "addStream", "createOffer"];

const watches = new Map();
const wrapped = new WeakSet();
const replies = new Map();
/** Sessions beside the current one. */
const others = new Map();
let worker = null;
let isReady = false;
let whenReady = null;
let token = null;
let ids = 0;
let current = { id: 0, names: {}, room: null, isJoined: false, refusal: null, complaints: 0 };

/**
 * Connects to an edge; what was seen before is kept and sent.
 *
 * @param options see ConnectOptions in agent.d.ts
 * @returns when the agent is ready to mark frames, or will never be
 */
export function connect(options) {
  return guarded(() => {
    const { url, session, participant, agent } = options;
    token = options.token;
    const edge = new URL(url, location.href);
    edge.protocol = edge.protocol.replace("http", "ws");
    if (!edge.pathname.endsWith("/v1/agent")) {
      edge.pathname = edge.pathname.replace(/\/*$/, "/v1/agent");
    }
    start();
    name(current, { session, participant });
    const renewsToken = typeof token === "function";
    post({ connect: { url: edge.href, agent, renewsToken, capabilities: capabilities() } });
    return whenReady;
  });
}

/** Watches a connection from now on. Before its first transceiver exists is early enough. */
export function observe(connection, options = {}) {
  guarded(() => {
    start();
    if (!watches.has(connection)) watch(connection, options);
  });
  return connection;
}

/**
 * Watches every connection that the page makes from now on. Wait for it: Chromium lets nobody mark
 * the frames of a connection that was made before the agent was ready.
 */
export function observeAll(options = {}) {
  return guarded(() => {
    start();
    for (const known of ["RTCPeerConnection", "webkitRTCPeerConnection"]) {
      const native = globalThis[known];
      if (!native || wrapped.has(native)) continue;
      globalThis[known] = new Proxy(native, {
        construct: (target, args, newTarget) =>
          observe(Reflect.construct(target, args, newTarget), options),
      });
      wrapped.add(globalThis[known]);
    }
    return whenReady;
  });
}

/** Names sessions, participants and tracks as LiveKit does. Before or after room.connect(). */
export function livekit(room) {
  guarded(() => {
    start();
    let context = claim(room);
    const learn = async () => {
      const session = await room.getSid();
      name(context, { session, participant: room.localParticipant.identity });
    };
    room.on("connected", () => guarded(learn));
    room.on("disconnected", (reason) => {
      guarded(() => tell(context, { kind: "LEFT", reason: `livekit ${reason ?? ""}`.trim() }));
      context = claim(room);
    });
    if (room.state === "connected") guarded(learn);
  });
  return room;
}

/** What was accepted, acknowledged, dropped by reason, and is queued; of the whole page. */
export const counts = () => ask("counts", 0);

/** Leaves the session, sends what is left and stops. Frames pass as before. */
export function close({ withinMillis = 2_000 } = {}) {
  guarded(() => current.isJoined && tell(current, { kind: "LEFT" }));
  return ask("close", withinMillis);
}

function ask(question, withinMillis) {
  return new Promise((resolve) => {
    replies.set(++ids, resolve);
    post({ [question]: { id: ids, withinMillis } });
    setTimeout(resolve, withinMillis + ANSWER_MILLIS, null);
  });
}

// The worker

function start() {
  if (worker !== null) return;
  const file = new URL("./agent-worker.js", import.meta.url);
  if (file.origin === location.origin) {
    worker = new Worker(new URL("./agent-worker.js", import.meta.url), { type: "module" });
  } else {
    // A worker must come from the page's own origin; what it imports may come from the edge's.
    const source = new Blob([`import ${JSON.stringify(file.href)};`], { type: "text/javascript" });
    worker = new Worker(URL.createObjectURL(source), { type: "module" });
  }
  whenReady = new Promise((resolve) => {
    worker.onmessage = ({ data }) => {
      if (data.ready) resolve((isReady = true));
      for (const [said, value] of Object.entries(data))
        guarded(() => onWorker[said]?.(value, data));
    };
    worker.onerror = (event) => {
      if (!isReady)
        console.warn(`earshot: ${file.href} did not start: ${event.message ?? "no file"}`);
      resolve(isReady);
    };
    setTimeout(resolve, READY_MILLIS, false);
  });
  tellTime(-Number.MAX_SAFE_INTEGER);
  document.addEventListener("visibilitychange", () => {
    post(document.visibilityState === "visible" ? { nextEpoch: true } : { flush: true });
  });
  document.addEventListener("resume", () => post({ nextEpoch: true }));
  addEventListener("pagehide", () => post({ flush: true }));
}

/** So that the worker knows its clock from the page's. */
function tellTime(askedMillis) {
  const { timeOrigin: originMillis } = performance;
  post({ tock: { askedMillis, pageMillis: performance.now(), originMillis } });
}

const post = (message) => worker?.postMessage(message);

const onWorker = {
  tick(askedMillis) {
    tellTime(askedMillis);
    for (const one of watches.values()) poll(one).catch(complain);
  },
  async wantsToken() {
    try {
      post({ token: String(typeof token === "function" ? await token() : token) });
    } catch (error) {
      post({ hasNoToken: true });
      complain(error);
    }
  },
  marked(id) {
    for (const one of watches.values()) {
      for (const end of one.ends.values()) end.isMarked ||= end.id === id;
    }
  },
  async command(command) {
    const streams = [...watches.values()].flatMap((one) => [...one.streams.values()]);
    await answer(command, streams, (ack) => post({ commandAck: ack }));
  },
  reply(id, { counts: given }) {
    replies.get(id)?.(given);
    replies.delete(id);
  },
};

onCommand.changed = () => post({ capabilities: capabilities() });

// Sessions

function newContext(id) {
  return { id, names: {}, room: null, isJoined: false, refusal: null, complaints: 0 };
}

/** A room that follows another, or is joined again, is another session. */
function claim(room) {
  if (current.room) current = newContext(++ids);
  current.room = room;
  const isEncrypted = room.options?.e2ee ?? room.options?.encryption;
  if (isEncrypted) current.refusal = "the application encrypts end to end";
  return current;
}

function name(context, { session, participant }) {
  if (session) context.names.session = String(session);
  if (participant) context.names.participant = String(participant);
  post({ context: { id: context.id, names: context.names } });
}

const tell = ({ id }, ...events) => {
  if (events.length === 0) return;
  const atMillis = performance.now();
  post({ rows: { context: id, lifecycle: events.map((event) => ({ atMillis, ...event })) } });
};

/** A page may be in two sessions at once. */
function contextFor({ session, participant = current.names.participant }) {
  const isOther = session && session !== (current.names.session ?? session);
  const context = isOther ? (others.get(session) ?? newContext(++ids)) : current;
  if (isOther) others.set(session, context);
  name(context, { session, participant });
  return context;
}

// Connections

function watch(pc, options) {
  const context = contextFor(options);
  const one = { pc, context, id: `pc${watches.size}-${++ids}`, peer: options.peer, state: null };
  Object.assign(one, { ends: new Map(), streams: new Map(), playedRtp: new Map(), route: null });
  if (options.marks === false) one.refusal = "switched off";
  if (pc.getConfiguration?.().encodedInsertableStreams) one.refusal = "the application transforms";
  if (!globalThis.RTCRtpScriptTransform) one.refusal = "the browser has no frame transforms";
  watches.set(pc, one);
  if (!context.isJoined) tell(context, { kind: "JOINED" });
  context.isJoined = true;
  for (const hook of HOOKS.filter((hook) => pc[hook])) {
    const original = pc[hook];
    pc[hook] = (...args) => {
      const result = original.apply(pc, args);
      guarded(() => scan(one));
      return result;
    };
  }
  for (const event of ["track", "signalingstatechange"]) {
    pc.addEventListener(event, () => guarded(() => scan(one)));
  }
  for (const event of ["connectionstatechange", "iceconnectionstatechange"]) {
    pc.addEventListener(event, () => guarded(() => onState(one)));
  }
  scan(one);
  return onState(one);
}

function scan(one) {
  for (const transceiver of one.pc.getTransceivers()) {
    if (transceiver.receiver.track.kind !== "audio") continue;
    attach(one, transceiver.receiver, "RECEIVE");
    attach(one, transceiver.sender, "SEND");
  }
}

function attach(one, end, stage) {
  const known = one.ends.get(end);
  if (known && !(known.isWaiting && isReady)) return;
  const entry = known ?? { id: ++ids, stage, refusal: null, isMarked: false };
  one.ends.set(end, entry);
  const why = one.refusal ?? one.context.refusal;
  entry.refusal = why ?? (end.transform ? "the application has a transform of its own" : null);
  // A transform whose worker does not answer would hold the frames back.
  entry.isWaiting = entry.refusal === null && !isReady;
  if (entry.isWaiting) entry.refusal = "the agent was not ready";
  if (entry.refusal === null) {
    const options = { id: entry.id, stage, context: one.context.id, connection: one.id };
    entry.transform = new RTCRtpScriptTransform(worker, options);
    end.transform = entry.transform;
  }
  if (stage === "RECEIVE" && !known) awaitAudio(one, end, entry, 0);
}

/** Without marks the first audio is seen by asking for it. */
function awaitAudio(one, receiver, entry, polls) {
  const source = receiver.getSynchronizationSources()[0];
  if (entry.isMarked || polls > FIRST_AUDIO_POLLS || one.pc.connectionState === "closed") return;
  if (source) {
    const atMillis = source.timestamp - performance.timeOrigin;
    tell(one.context, { kind: "FIRST_AUDIO", atMillis, connection: one.id, ssrc: source.source });
    return;
  }
  const again = () => guarded(() => awaitAudio(one, receiver, entry, polls + 1));
  setTimeout(again, FIRST_AUDIO_POLL_MILLIS);
}

async function onState(one) {
  const { connectionState, iceConnectionState } = one.pc;
  const isChecking = iceConnectionState === "checking";
  const kind = STATES[connectionState] ?? (isChecking ? "CONNECTING" : null);
  if (kind === null || kind === one.state) return;
  one.state = kind;
  const event = { kind, atMillis: performance.now(), connection: one.id };
  if (kind === "FAILED") event.reason = iceConnectionState === "failed" ? "ice" : "dtls";
  if (kind === "DISCONNECTED") event.reason = connectionState;
  if (kind === "CONNECTED") await poll(one, event);
  else tell(one.context, event);
}

async function poll(one, connected) {
  if (one.pc.connectionState === "closed") {
    watches.delete(one.pc);
    return onState(one);
  }
  if (one.isPolling && !connected) return undefined;
  one.isPolling = true;
  try {
    const stats = await one.pc.getStats();
    const atMillis = performance.now();
    const { reports, streams, route } = readReports(stats, atMillis, one.id);
    const routeText = JSON.stringify(route);
    const hasMoved = route !== null && one.state === "CONNECTED" && routeText !== one.route;
    if (connected || hasMoved) {
      one.route = routeText;
      tell(one.context, { ...(connected ?? { kind: "CONNECTED", connection: one.id }), ...route });
    }
    tell(one.context, ...follow(one, streams));
    for (const report of reports) {
      if (report.ntpNanos) report.ntpParticipant = one.streams.get(`RECEIVE${report.ssrc}`)?.peer;
    }
    post({ rows: { context: one.context.id, reports, playouts: playouts(one) } });
  } finally {
    one.isPolling = false;
  }
  return undefined;
}

/** The frames that are being played: with their marks, capture to ear. */
function playouts(one) {
  const receivers = one.pc.getReceivers().filter(({ track }) => track.kind === "audio");
  const sources = receivers.flatMap((receiver) => receiver.getSynchronizationSources());
  const isNew = ({ source, rtpTimestamp }) => one.playedRtp.get(source) !== rtpTimestamp;
  return sources.filter(isNew).map(({ source, rtpTimestamp, timestamp }) => {
    one.playedRtp.set(source, rtpTimestamp);
    return { ssrc: source, rtpTimestamp, atMillis: timestamp - performance.timeOrigin };
  });
}

// Never into the application

function guarded(act) {
  try {
    const result = act();
    return result?.catch ? result.catch(complain) : result;
  } catch (error) {
    return complain(error);
  }
}

function complain(error) {
  try {
    const reason = `agent: ${String(error?.message ?? error).slice(0, 200)}`;
    if (current.complaints++ < 5) tell(current, { kind: "UNKNOWN", reason });
  } catch {
    // There is nobody left to tell.
  }
  return undefined;
}
