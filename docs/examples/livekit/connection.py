"""What a LiveKit worker's own connection is like, told to Earshot once a second: its round trip to the SFU (hop
sfu_worker) and its jitter buffer, which hides between the packet and the samples that a worker gets."""
import asyncio, itertools, json, time, urllib.request

def columns(stats, names):
    return {there: getattr(stats, here) for here, there in names.items()}

def reports(stats, nanos):
    for each in [*stats.publisher_stats, *stats.subscriber_stats]:  # with one peer connection, the default, all are in the first
        kind = each.WhichOneof("stats")
        row = getattr(each, kind)
        if kind == "inbound_rtp" and row.stream.kind == "audio":
            yield {"type": "INBOUND_RTP", "ssrc": row.stream.ssrc, "kind": "audio", "atNanos": nanos, "clockRateHertz": 48000,
                   **columns(row.received, {"packets_received": "packetsReceived", "packets_lost": "packetsLost", "jitter": "jitterSeconds"}),
                   **columns(row.inbound, {"jitter_buffer_delay": "jitterBufferDelaySeconds", "jitter_buffer_emitted_count": "jitterBufferEmittedSamples",
                                           "total_samples_received": "totalSamplesReceived", "concealed_samples": "concealedSamples"})}
        elif kind == "remote_inbound_rtp" and row.remote_inbound.round_trip_time_measurements:
            yield {"type": "REMOTE_INBOUND_RTP", "ssrc": row.stream.ssrc, "kind": "audio", "atNanos": nanos,
                   **columns(row.received, {"packets_lost": "packetsLost", "jitter": "jitterSeconds"}),
                   **columns(row.remote_inbound, {"round_trip_time": "roundTripTimeSeconds", "total_round_trip_time": "totalRoundTripTimeSeconds",
                                                  "round_trip_time_measurements": "roundTripTimeMeasurements"})}

async def watch(room, edge, token, heard):
    """heard: track sid -> identity of who speaks on it; grows while the room lives."""
    boot, told, me = time.time_ns() // 1000, set(), room.local_participant.identity
    for sequence in itertools.count():
        if not room.isconnected():
            return
        nanos = time.time_ns()
        rows = list(reports(await room.get_rtc_stats(), nanos))
        inbound = [row["ssrc"] for row in rows if row["type"] == "INBOUND_RTP" and row["ssrc"] not in told]
        lifecycle = [{"kind": "TRACK_SUBSCRIBED", "atNanos": nanos, "track": track, "ssrc": ssrc, "peer": who}
                     for ssrc, (track, who) in zip(inbound, [*heard.items()][len(told):])]
        told.update(row["ssrc"] for row in lifecycle)
        batch = {"agent": "connection:" + me, "boot": boot, "sequence": sequence, "observations": len(rows) + len(lifecycle), "sentNanos": nanos,
                 "clock": {"node": me, "clock": "wall", "epoch": 0}, "reports": rows, "lifecycle": lifecycle}
        request = urllib.request.Request(edge + "/v1/batches", json.dumps(batch).encode(),
                                         {"Content-Type": "application/json", "Authorization": "Bearer " + token})
        try:
            await asyncio.to_thread(urllib.request.urlopen, request, timeout=5)
        except OSError as e:
            print("statistics lost:", e, getattr(e, "read", lambda: b"")()[:300], flush=True)
        await asyncio.sleep(1)
