package io.earshot.streams.session.input;

/** Which object counters were read from: W3C {@code RTCStatsType}, or an SFU's own leg. */
public enum ReadingType {
  UNKNOWN,
  INBOUND_RTP,
  OUTBOUND_RTP,
  REMOTE_INBOUND_RTP,
  REMOTE_OUTBOUND_RTP,
  CANDIDATE_PAIR,
  SFU_LEG
}
