/*
 * What control may ask of a client: absolute values for as long as a lease lasts. Applied is not
 * effective; whether it helped is read from the reports.
 */

const MAX_TARGET_MILLIS = 4_000;
const MIN_BITS_PER_SECOND = 6_000;
const MAX_BITS_PER_SECOND = 510_000;

const handlers = new Map();
const leases = new Map();
/** Jitter buffer targets by receiver; under null, of every receiver. */
const targets = new Map();
/** What senders were limited to before the first command; undefined = nothing. */
const limits = new Map();

/**
 * Lets the application carry out a kind of command itself.
 *
 * @param handle of the command; false or a throw refuses it, an object is told as the effect
 */
export function onCommand(kind, handle) {
  if (typeof handle === "function") handlers.set(kind, handle);
  else handlers.delete(kind);
  onCommand.changed?.();
}

export function capabilities() {
  const kinds = new Set([...handlers.keys(), "maxBitrate"]);
  if ("jitterBufferTarget" in (globalThis.RTCRtpReceiver?.prototype ?? {})) {
    kinds.add("jitterBufferTarget");
  }
  return [...kinds];
}

/** Carries a command out, and takes it back when its lease ends. */
export async function answer(command, streams, ack) {
  const { id, epoch, kind, leaseMillis, stream } = command;
  const key = `${kind}/${stream?.ssrc ?? "all"}`;
  const held = leases.get(key);
  const say = (state, more) => ack({ id, epoch, state, ...more });
  if (held && epoch < held.epoch) return say("superseded");
  if (!(leaseMillis > 0)) return say("expired");
  try {
    const effect = await perform(command, streams);
    clearTimeout(held?.timer);
    const end = () => takeBack(key, command, streams, say);
    leases.set(key, { epoch, timer: setTimeout(end, leaseMillis) });
    return say("applied", { effect });
  } catch (error) {
    return say("refused", { reason: String(error?.message ?? error).slice(0, 200) });
  }
}

async function takeBack(key, command, streams, say) {
  leases.delete(key);
  const isOurs = !handlers.has(command.kind);
  if (isOurs) await perform({ ...command, value: null }, streams).catch(() => {});
  say("expired");
}

async function perform(command, streams) {
  const { kind, value, stream } = command;
  const handle = handlers.get(kind);
  if (handle) {
    const result = await handle(command);
    if (result === false) throw new Error("the application refused");
    return typeof result === "object" && result !== null ? result : {};
  }
  const isSent = kind === "maxBitrate";
  if (!capabilities().includes(kind)) throw new Error(`${kind} is not supported`);
  const isMeant = (one) => one.stage === (isSent ? "SEND" : "RECEIVE") && one.end;
  const meant = streams.filter((one) => isMeant(one) && (!stream || one.ssrc === stream.ssrc));
  if (stream && meant.length === 0) throw new Error(`no stream ${stream.ssrc}`);
  const [least, most] = isSent
    ? [MIN_BITS_PER_SECOND, MAX_BITS_PER_SECOND]
    : [0, MAX_TARGET_MILLIS];
  if (value !== null && !(least <= value && value <= most)) {
    throw new Error(`${kind}=${value} outside ${least}..${most}`);
  }
  const ends = meant.map((one) => one.end);
  return isSent ? limit(ends, value) : buffer(ends, value, stream === undefined);
}

function buffer(receivers, millis, isForAll) {
  if (isForAll) targets.set(null, millis);
  for (const receiver of receivers) {
    targets.set(receiver, millis);
    receiver.jitterBufferTarget = millis;
  }
  return { jitterBufferTarget: receivers[0]?.jitterBufferTarget ?? millis };
}

/** A stream with a new SSRC has forgotten the target, though the receiver still shows it. */
export function reapplyTo(receiver) {
  const millis = targets.get(receiver) ?? targets.get(null) ?? null;
  if (millis !== null) receiver.jitterBufferTarget = millis;
}

async function limit(senders, bitsPerSecond) {
  for (const sender of senders) {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (!limits.has(sender)) limits.set(sender, encoding.maxBitrate);
    encoding.maxBitrate = bitsPerSecond ?? limits.get(sender);
    if (encoding.maxBitrate === undefined) delete encoding.maxBitrate;
    await sender.setParameters(parameters);
  }
  return { maxBitrate: bitsPerSecond };
}
