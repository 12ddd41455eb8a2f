/*
 * Marks of encoded frames as columns of the schema, and the clock that stamps them. Part of the
 * worker's half of the browser agent.
 */

/** About what a mark takes in a batch. */
export const MARK_CHARS = 74;

const LOSS_BURST_PACKETS = 3;
const STAMP_EVERY_MILLIS = 500;
/** Both clocks tick in 0.1 ms, and Chromium rounds the origin of NTP times to 1 ms. */
const STAMP_RESOLUTION_NANOS = 2_000_000;
const MAX_DELTA_NANOS = 0x7fff_ffff;

/** Nanoseconds since the Unix epoch exceed 2^53: whole milliseconds and the rest are kept apart. */
const ORIGIN_MILLIS = Math.floor(performance.timeOrigin);
const ORIGIN_REST_MILLIS = performance.timeOrigin - ORIGIN_MILLIS;
const sinceOrigin = (millis) => Math.round((ORIGIN_REST_MILLIS + millis) * 1e6);
const absolute = (nanos) => String(BigInt(ORIGIN_MILLIS) * 1_000_000n + BigInt(nanos));

/** The batch's clock: performance.now() from the Unix epoch on, as decimal nanoseconds. */
export const clockNanos = (millis) => absolute(sinceOrigin(millis));

/** FNV-1a, 32 bit, as the signed integer that Avro wants. */
function fnv1a(bytes, from) {
  let hash = 0x811c9dc5;
  for (let i = from; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash | 0;
}

/** Where RED's primary block begins (RFC 2198): an SFU that strips RED forwards exactly this. */
function primaryFrom(bytes) {
  let at = 0;
  let redundantBytes = 0;
  for (; at + 3 < bytes.length && bytes[at] & 0x80; at += 4) {
    redundantBytes += ((bytes[at + 2] & 3) << 8) | bytes[at + 3];
  }
  return Math.min(bytes.length, at + 1 + redundantBytes);
}

/**
 * Marks one frame.
 *
 * @param stream {context, stage, ...}: what a transform was made for; keeps state between frames
 * @param sink {sampling, batchOf(context, chars), take(batch, chars), add(batch, list, row),
 *     seal(batch), first(stream, ssrc, atMillis)}
 */
export function markFrame(stream, frame, atMillis, sink) {
  const seen = frame.getMetadata();
  const bytes = new Uint8Array(frame.data);
  const { synchronizationSource: ssrc, payloadType, sequenceNumber } = seen;
  if (bytes.length > 0 && !stream.hasFrames) {
    stream.hasFrames = true;
    sink.first(stream, ssrc, atMillis);
  }
  const mimeType = seen.mimeType?.toLowerCase();
  const isRed = mimeType === "audio/red";
  const primaryAt = isRed ? primaryFrom(bytes) : 0;
  const hash = fnv1a(bytes, 0);
  const unit = isRed ? fnv1a(bytes, primaryAt) : hash;
  const opusToc = isRed || mimeType === "audio/opus" ? bytes[primaryAt] : undefined;
  // What an SFU leaves of a frame decides, so that every hop keeps the same frames.
  if ((unit >>> 0) % sink.sampling.denominator >= sink.sampling.numerator) return;

  const batch = sink.batchOf(stream.context, MARK_CHARS);
  const sinceMillis = stream.stage === "SEND" ? atMillis - seen.captureTime : NaN;
  const hasCapture = sinceMillis >= 0 && sinceMillis < 2_000;
  const hasSequence = sequenceNumber !== undefined;
  const hasToc = opusToc !== undefined;
  const shape = `${ssrc} ${payloadType} ${isRed} ${hasCapture} ${hasSequence} ${hasToc}`;
  if (stream.batch !== batch || stream.shape !== shape || !isNear(stream.columns, atMillis)) {
    stream.columns = newColumns(batch, { stage: stream.stage, ssrc, payloadType });
    stream.batch = batch;
    stream.shape = shape;
  }
  const { json } = stream.columns;
  addTime(stream.columns, atMillis, seen.rtpTimestamp ?? frame.timestamp);
  put(json, "payloadHash", hash);
  put(json, "payloadBytes", bytes.length);
  if (isRed) {
    put(json, "primaryHash", unit);
    put(json, "primaryBytes", bytes.length - primaryAt);
  }
  if (hasToc) put(json, "opusToc", opusToc);
  if (hasCapture) put(json, "sinceCaptureNanos", Math.round(sinceMillis * 1e6));
  if (hasSequence) {
    put(json, "sequenceNumber", sequenceNumber);
    const missing = ((sequenceNumber - stream.lastSequence) & 0xffff) - 1;
    batch.isDue ||= missing >= LOSS_BURST_PACKETS && missing < 1_000;
    stream.lastSequence = sequenceNumber;
  }
  sink.take(batch, MARK_CHARS);
  batch.marks++;
  if (stream.stage === "RECEIVE") stamp(stream, batch, seen, unit, atMillis, sink);
  if (batch.isDue) sink.seal(batch);
}

const isNear = (columns, atMillis) => sinceOrigin(atMillis) - columns.nanos <= MAX_DELTA_NANOS;

/** Appends to a column, which is absent while it is empty. */
export const put = (json, name, value) => (json[name] ??= []).push(value);

export function newColumns(batch, head) {
  const columns = { json: { ...head, count: 0 }, nanos: 0, rtpTimestamp: 0 };
  batch.columns.push(columns.json);
  return columns;
}

export function addTime(columns, atMillis, rtpTimestamp) {
  const { json } = columns;
  const nanos = sinceOrigin(atMillis);
  if (json.count++ === 0) {
    json.baseNanos = absolute(nanos);
    columns.nanos = nanos;
  }
  put(json, "atDeltaNanos", nanos - columns.nanos);
  columns.nanos = nanos;
  if (rtpTimestamp !== undefined) {
    // Modulo 2^32 as a signed integer, as the schema has it.
    put(json, "rtpTimestampDelta", (rtpTimestamp - columns.rtpTimestamp) | 0);
    columns.rtpTimestamp = rtpTimestamp;
  }
}

/**
 * The publisher's time of a frame (abs-capture-time), twice a second. A payload that repeats is
 * silence that an SFU may have made up, so a frame waits until the next one differs.
 */
function stamp(stream, batch, { synchronizationSource: ssrc, captureTime }, unit, atMillis, sink) {
  const before = stream.candidate;
  const isFresh = before?.unit !== unit;
  if (before?.isFresh && isFresh && !(atMillis - stream.stampedMillis < STAMP_EVERY_MILLIS)) {
    stream.stampedMillis = atMillis;
    sink.add(batch, "remoteStamps", {
      ssrc,
      stampedNanos: clockNanos(before.captureTime),
      receivedNanos: clockNanos(before.atMillis),
      resolutionNanos: STAMP_RESOLUTION_NANOS,
    });
  }
  stream.candidate = captureTime === undefined ? null : { unit, isFresh, captureTime, atMillis };
}
