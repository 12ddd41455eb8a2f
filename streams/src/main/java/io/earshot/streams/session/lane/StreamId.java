package io.earshot.streams.session.lane;

import io.earshot.streams.session.input.MarkColumn;

/**
 * One RTP stream at one end.
 *
 * @param participant at whose end
 * @param isOutbound the participant sends it
 * @param ssrc RTP SSRC, or {@link MarkColumn#NO_SSRC}
 */
record StreamId(String participant, boolean isOutbound, long ssrc) {

  String direction() {
    return isOutbound ? "out" : "in";
  }

  String text() {
    return participant
        + "/"
        + direction()
        + "/"
        + (ssrc == MarkColumn.NO_SSRC ? "unknown" : Long.toString(ssrc));
  }
}
