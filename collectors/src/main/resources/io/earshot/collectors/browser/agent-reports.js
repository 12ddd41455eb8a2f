/* Statistics of one connection in the words of the schema: as read, cumulative, units in names. */

const TYPES = {
  "inbound-rtp": "INBOUND_RTP",
  "outbound-rtp": "OUTBOUND_RTP",
  "remote-inbound-rtp": "REMOTE_INBOUND_RTP",
  "remote-outbound-rtp": "REMOTE_OUTBOUND_RTP",
};

/** Whole numbers that have the schema's name already. */
const COUNTS = `packetsReceived packetsLost packetsDiscarded packetsSent bytesReceived bytesSent
  headerBytesReceived headerBytesSent retransmittedPacketsSent nackCount fecPacketsReceived
  fecPacketsDiscarded totalSamplesReceived concealedSamples silentConcealedSamples
  concealmentEvents insertedSamplesForDeceleration removedSamplesForAcceleration
  roundTripTimeMeasurements responsesReceived`.split(/\s+/);

const SECONDS = `jitter jitterBufferDelay jitterBufferTargetDelay jitterBufferMinimumDelay
  totalProcessingDelay totalPacketSendDelay roundTripTime totalRoundTripTime
  currentRoundTripTime`.split(/\s+/);

const MEASURES = {
  targetBitrate: "targetBitsPerSecond",
  fractionLost: "fractionLostRatio",
  availableOutgoingBitrate: "availableOutgoingBitsPerSecond",
  availableIncomingBitrate: "availableIncomingBitsPerSecond",
};
for (const name of SECONDS) MEASURES[name] = `${name}Seconds`;

/**
 * What a connection's statistics say.
 *
 * @param stats RTCStatsReport
 * @param atMillis when it was read, the page's clock
 * @returns {reports, streams, route}: rows of the schema whose times are still the page's; audio
 *     streams by stage and SSRC; {relayed, transport} of the way that media goes, or null
 */
export function readReports(stats, atMillis, connection) {
  const all = [...stats.values()];
  const reports = [];
  const streams = new Map();
  for (const stat of all) {
    const type = TYPES[stat.type];
    if (!type || stat.kind !== "audio" || !isSsrc(stat.ssrc)) continue;
    const { payloadType, clockRate, mimeType: mime } = stats.get(stat.codecId) ?? {};
    const head = { type, connection, ssrc: stat.ssrc, kind: stat.kind, mime, payloadType };
    reports.push(filled({ ...head, clockRateHertz: clockRate }, stat, atMillis));
    if (stat.type === "inbound-rtp") addStream(streams, "RECEIVE", stat, stat.packetsReceived);
    if (stat.type === "outbound-rtp") addStream(streams, "SEND", stat, stat.packetsSent);
  }
  const pair = selectedPair(all, stats);
  if (pair) reports.push(filled({ type: "CANDIDATE_PAIR", connection }, pair, atMillis));
  return { reports, streams, route: routeOf(stats.get(pair?.localCandidateId)) };
}

const isSsrc = (ssrc) => Number.isInteger(ssrc) && 0 <= ssrc && ssrc <= 0xffff_ffff;

function addStream(streams, stage, { ssrc, mid, trackIdentifier }, packets) {
  streams.set(stage + ssrc, { stage, ssrc, mid, trackIdentifier, packets });
}

function filled(report, stat, atMillis) {
  for (const name of COUNTS) if (Number.isSafeInteger(stat[name])) report[name] = stat[name];
  for (const [theirs, ours] of Object.entries(MEASURES)) {
    if (Number.isFinite(stat[theirs])) report[ours] = stat[theirs];
  }
  if (Number.isSafeInteger(stat.jitterBufferEmittedCount)) {
    report.jitterBufferEmittedSamples = stat.jitterBufferEmittedCount;
  }
  if (Number.isFinite(stat.remoteTimestamp)) {
    // Microseconds since the Unix epoch are exact in a number, nanoseconds are not.
    report.ntpNanos = `${Math.round(stat.remoteTimestamp * 1e3)}000`;
  }
  report.atMillis = atMillis;
  report.statsMillis = stat.timestamp - performance.timeOrigin;
  return report;
}

function selectedPair(all, stats) {
  const transport = all.find((stat) => stat.selectedCandidatePairId !== undefined);
  const isUsed = (stat) => stat.type === "candidate-pair" && stat.nominated;
  return (
    stats.get(transport?.selectedCandidatePairId) ??
    all.find((stat) => isUsed(stat) && stat.state === "succeeded")
  );
}

function routeOf(candidate) {
  if (!candidate) return null;
  const relayed = candidate.candidateType === "relay";
  return { relayed, transport: (relayed && candidate.relayProtocol) || candidate.protocol };
}
