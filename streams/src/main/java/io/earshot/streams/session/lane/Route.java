package io.earshot.streams.session.lane;

import io.earshot.media.mark.SendIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the marks of one column lead to, found once per column and second so that a mark
 * looks nothing up and allocates nothing.
 *
 * @param participant whose leg the marks are on
 * @param stream the RTP stream at that participant's end; null where none is kept
 * @param isTranslated the stream comes from a worker
 * @param frameNanos length of the column's frames
 * @param senders candidates at the sender, found by payload
 * @param before candidates at the stage before, found by RTP timestamp
 * @param after candidates at the stage after, whose mark came earlier than this one
 * @param early what listeners have received before this stream's send came; of a listener's own
 *     marks, where those wait
 * @param heard earlier stages of a translated frame that is played, found by RTP timestamp
 * @param payloads where these marks can be found by payload; null if nobody looks
 * @param primaries the same by RED's primary block
 * @param timestamps the same by RTP timestamp
 */
record Route(
    ParticipantFacts participant,
    @Nullable StreamState stream,
    boolean isTranslated,
    long frameNanos,
    List<Source> senders,
    List<Source> before,
    List<Source> after,
    List<Source> heard,
    List<Early> early,
    @Nullable SendIndex payloads,
    @Nullable SendIndex primaries,
    @Nullable SendIndex timestamps) {

  /**
   * Frames of a listener that wait for their send.
   *
   * @param received the listener's frames by RTP timestamp, to be told their capture
   * @param media from the send to the receipt
   * @param toEar from the capture to the playout
   */
  record Early(
      EarlyReceipts receipts, @Nullable SendIndex received, Transit media, Transit toEar) {}

  /**
   * Frames that a mark may be found among, and the way from there to here or the reverse.
   *
   * @param primaries the same frames by RED's primary block; null without RED
   */
  record Source(SendIndex frames, @Nullable SendIndex primaries, Transit way) {}
}
