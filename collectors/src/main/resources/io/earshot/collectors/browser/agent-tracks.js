/* Names what a connection sends and receives: tracks by their SSRC, and their publishers. */

import { reapplyTo } from "./agent-commands.js";

/** Packets after which a transform without a frame will never see one. */
const UNMARKED_PACKETS = 100;

/**
 * What happened to a connection's tracks: an SSRC came, got another name or went.
 *
 * @param one the watched connection; its streams are brought up to date
 * @param seen streams of its statistics
 */
export function follow(one, seen) {
  const events = [];
  const transceivers = new Map(one.pc.getTransceivers().map((each) => [each.mid, each]));
  for (const [key, { stage, ssrc, mid, trackIdentifier, packets }] of seen) {
    const { sender, receiver } = transceivers.get(mid) ?? {};
    const end = stage === "SEND" ? sender : receiver;
    const known = one.streams.get(key) ?? { stage, ssrc, end, mid };
    const isNew = !one.streams.has(key);
    one.streams.set(key, known);
    const sdp = (stage === "SEND" ? one.pc.localDescription : one.pc.remoteDescription)?.sdp;
    if (isNew) known.msid = msidTrack(sdp, mid) ?? trackIdentifier ?? sender?.track?.id;
    const { track, peer } = named(one, known);
    if (isNew || track !== known.track || peer !== known.peer) {
      Object.assign(known, { track, peer });
      const kind = stage === "SEND" ? "TRACK_PUBLISHED" : "TRACK_SUBSCRIBED";
      events.push({ kind, connection: one.id, track, ssrc, peer });
    }
    if (isNew && stage === "RECEIVE" && end) reapplyTo(end);
    const reason = refusal(one, known, packets);
    if (reason) events.push({ kind: "UNKNOWN", connection: one.id, track, ssrc, reason });
  }
  for (const [key, { stage, ssrc, track }] of one.streams) {
    if (seen.has(key)) continue;
    one.streams.delete(key);
    const kind = stage === "SEND" ? "TRACK_UNPUBLISHED" : "TRACK_UNSUBSCRIBED";
    events.push({ kind, connection: one.id, track, ssrc });
  }
  return events;
}

function msidTrack(sdp, mid) {
  const sections = (sdp ?? "").split(/\r?\nm=/);
  const section = sections.find((each) => new RegExp(`\\na=mid:${mid}\\s`).test(`${each}\n`));
  return section?.match(/\na=msid:\S+ (\S+)/)?.[1];
}

function named(one, { stage, end, msid }) {
  const { room } = one.context;
  if (stage === "SEND") {
    const all = [...(room?.localParticipant?.trackPublications?.values() ?? [])];
    const track = all.find((each) => end && each.track?.sender === end)?.trackSid;
    return { track: track ?? msid };
  }
  for (const participant of room?.remoteParticipants?.values() ?? []) {
    const all = [...participant.trackPublications.values()];
    const found = all.find(
      (each) => each.trackSid === msid || (end && each.track?.receiver === end),
    );
    if (found) return { track: found.trackSid, peer: participant.identity };
  }
  return { track: msid, peer: one.peer };
}

/** Why a stream's frames are not marked, once. */
function refusal(one, stream, packets) {
  const entry = one.ends.get(stream.end);
  if (!entry) return null;
  const isReplaced = entry.transform && stream.end.transform !== entry.transform;
  const isLate = entry.transform && !entry.isMarked && packets > UNMARKED_PACKETS;
  if (isLate) entry.refusal = "the connection was observed too late";
  if (isReplaced) entry.refusal = "the application has a transform of its own";
  if (entry.refusal === null || entry.refusal === stream.told) return null;
  stream.told = entry.refusal;
  return `no marks: ${entry.refusal}`;
}
