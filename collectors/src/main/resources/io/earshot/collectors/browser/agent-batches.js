/*
 * What the browser agent keeps until the edge has it: batches in two lanes, bounded by count and
 * bytes. accepted = acked + dropped + queued, always.
 */

import { put } from "./agent-marks.js";

const MAX_OBSERVATIONS = 10_000;
const MAX_BYTES = 4 << 20;
/** Observations that samples cannot take from lifecycle events. */
const RESERVED_OBSERVATIONS = 1_000;
const MAX_MARKS = 64;
/** An edge takes frames of 64 KiB; the head of a batch and wide characters need some of it. */
const MAX_BATCH_CHARS = 40_000;
const MAX_ROW_CHARS = 60_000;
const MAX_SAMPLE_AGE_MILLIS = 60_000;

export const counts = { accepted: 0, acked: 0, queued: 0, queuedBytes: 0 };
/** A new epoch is a new clock; a batch keeps the one in which its times were stamped. */
export const clock = { epoch: 0 };

const contexts = new Map();
const open = new Map();
const urgent = [];
const samples = [];
/** Sent, and neither acknowledged nor given up, by boot and sequence. */
const unacked = new Map();
let sealed = () => {};

export const onSealed = (told) => (sealed = told);
export const isEmpty = () => counts.queued === 0;
export const unackedBatches = () => [...unacked.values()];
export const unackedCount = () => unacked.size;
export const sentBatch = ({ boot, sequence }) => unacked.get(`${boot}/${sequence}`);

/** A session of its own: its batches count from 0, so it looks like a boot of its own. */
export function contextOf(id) {
  const made = { id, boot: Date.now() * 16 + contexts.size, sequence: 0, dropped: {}, names: {} };
  return contexts.get(id) ?? contexts.set(id, made).get(id);
}

export const droppedByBoot = () =>
  Object.fromEntries([...contexts.values()].map(({ boot, dropped }) => [boot, dropped]));

/** The batch that takes samples of a session now, with room for a row. */
export function batchOf(contextId, chars) {
  const batch = open.get(contextId);
  const isFull = batch?.marks >= MAX_MARKS || batch?.chars + chars > MAX_BATCH_CHARS;
  if (batch && !isFull) return batch;
  if (batch) seal(batch);
  open.set(contextId, newBatch(contextId, false));
  return open.get(contextId);
}

export function newBatch(contextId, isUrgent) {
  const at = { epoch: clock.epoch, openMillis: performance.now(), wallMillis: Date.now() };
  const size = { observations: 0, marks: 0, chars: 0 };
  return { context: contextOf(contextId), isUrgent, columns: [], rows: {}, ...size, ...at };
}

/** Counts a row in; where there is no room the oldest samples make it. */
export function take(batch, chars) {
  counts.accepted++;
  counts.queued++;
  counts.queuedBytes += chars;
  batch.observations++;
  batch.chars += chars;
  const most = MAX_OBSERVATIONS - (batch.isUrgent ? 0 : RESERVED_OBSERVATIONS);
  while (counts.queued > most || counts.queuedBytes > MAX_BYTES) {
    const oldest = samples.shift() ?? urgent.shift();
    if (!oldest) break;
    drop(oldest, "queue_full");
  }
}

export function add(batch, list, row) {
  const text = JSON.stringify(row);
  take(batch, text.length);
  put(batch.rows, list, text);
}

/** What happened goes out at once, in the lane that samples cannot fill. */
export function tell(contextId, events) {
  const batch = newBatch(contextId, true);
  for (const event of events) add(batch, "lifecycle", event);
  seal(batch);
}

export function seal(batch) {
  if (open.get(batch.context.id) === batch) open.delete(batch.context.id);
  const lists = Object.entries(batch.rows).map(([name, rows]) => `,"${name}":[${rows}]`);
  const marks = batch.columns.length > 0 ? `,"marks":${JSON.stringify(batch.columns)}` : "";
  batch.body = lists.join("") + marks;
  counts.queuedBytes += batch.body.length - batch.chars;
  batch.chars = batch.body.length;
  batch.rows = batch.columns = null;
  if (batch.chars > MAX_ROW_CHARS) return drop(batch, "too_large");
  (batch.isUrgent ? urgent : samples).push(batch);
  sealed();
}

export function sealAll(olderThanMillis = 0) {
  const nowMillis = performance.now();
  for (const batch of [...open.values()]) {
    if (nowMillis - batch.openMillis >= olderThanMillis) seal(batch);
  }
}

/** The next one to send, under the number that it keeps; undefined if there is none. */
export function next() {
  dropStale();
  const batch = urgent.shift() ?? samples.shift();
  if (batch) {
    batch.sequence = batch.context.sequence++;
    unacked.set(`${batch.context.boot}/${batch.sequence}`, batch);
  }
  return batch;
}

export function dropStale() {
  while (samples.length > 0 && isStale(samples[0])) drop(samples.shift(), "expired");
}

export function dropAll(reason) {
  sealAll();
  const all = [...unacked.values(), ...urgent.splice(0), ...samples.splice(0)];
  for (const batch of all) drop(batch, reason);
}

export function acked(batch) {
  counts.acked += batch.observations;
  forget(batch);
}

export function drop(batch, reason) {
  const { dropped } = batch.context;
  dropped[reason] = (dropped[reason] ?? 0) + batch.observations;
  forget(batch);
}

function forget(batch) {
  counts.queued -= batch.observations;
  counts.queuedBytes -= batch.chars;
  unacked.delete(`${batch.context.boot}/${batch.sequence}`);
}

/** By the wall clock too: the monotonic one stands still while a machine sleeps. */
export const ageMillis = (batch) =>
  Math.max(performance.now() - batch.openMillis, Date.now() - batch.wallMillis);

export const isStale = (batch) => !batch.isUrgent && ageMillis(batch) > MAX_SAMPLE_AGE_MILLIS;
