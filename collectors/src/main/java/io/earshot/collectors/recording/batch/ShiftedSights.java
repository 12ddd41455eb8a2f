package io.earshot.collectors.recording.batch;

import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.RemoteStamp;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;
import org.jspecify.annotations.Nullable;

/**
 * What an agent would have told, had clocks been wrong: its own times move with its clock, and
 * times that packets carried with the clock of whoever stamped them. Durations that somebody else
 * computed (round trips, jitter) stay.
 */
final class ShiftedSights {

  private final ShiftedClocks clocks;
  private final String own;

  ShiftedSights(ShiftedClocks clocks, String own) {
    this.clocks = clocks;
    this.own = own;
  }

  Sight moved(Sight sight) {
    if (sight instanceof Sight.Passage passage) {
      return new Sight.Passage(moved(passage.mark()));
    } else if (sight instanceof Sight.Reading reading) {
      return new Sight.Reading(moved(reading.report()));
    } else if (sight instanceof Sight.Happening happening) {
      LifecycleEvent event = happening.event();
      return new Sight.Happening(
          LifecycleEvent.newBuilder(event).setAtNanos(moved(event.getAtNanos())).build());
    } else if (sight instanceof Sight.Probing probing) {
      return new Sight.Probing(moved(probing.exchange()));
    } else if (sight instanceof Sight.Progress progress) {
      UtteranceStage stage = progress.stage();
      return new Sight.Progress(
          UtteranceStage.newBuilder(stage).setAtNanos(moved(stage.getAtNanos())).build());
    } else if (sight instanceof Sight.Stamped stamped) {
      return new Sight.Stamped(moved(stamped), stamped.publisher());
    }
    return sight;
  }

  private long moved(long ownNanos) {
    return clocks.moved(own, ownNanos);
  }

  private Mark moved(Mark mark) {
    long atNanos = moved(mark.atNanos());
    return new Mark(
        mark.stage(),
        mark.participant(),
        mark.ssrc(),
        mark.payloadType(),
        atNanos,
        mark.rtpTimestamp(),
        mark.sequenceNumber(),
        mark.whole(),
        mark.primary(),
        sinceCaptureNanos(mark, atNanos));
  }

  /** The capture was stamped by the same clock. */
  private @Nullable Integer sinceCaptureNanos(Mark mark, long movedNanos) {
    Integer sinceNanos = mark.sinceCaptureNanos();
    if (sinceNanos == null) {
      return null;
    }
    long movedSinceNanos = movedNanos - moved(mark.atNanos() - sinceNanos);
    return movedSinceNanos == (int) movedSinceNanos ? (Integer) (int) movedSinceNanos : sinceNanos;
  }

  private StreamReport moved(StreamReport report) {
    Long statsNanos = report.getStatsNanos();
    Long ntpNanos = report.getNtpNanos();
    return StreamReport.newBuilder(report)
        .setAtNanos(moved(report.getAtNanos()))
        .setStatsNanos(statsNanos == null ? null : (Long) moved(statsNanos))
        .setNtpNanos(
            ntpNanos == null ? null : (Long) clocks.moved(report.getNtpParticipant(), ntpNanos))
        .build();
  }

  /** The peer's clock is a host's, and nobody's who could be shifted. */
  private ProbeExchange moved(ProbeExchange exchange) {
    return ProbeExchange.newBuilder(exchange)
        .setRequestSentNanos(moved(exchange.getRequestSentNanos()))
        .setResponseReceivedNanos(moved(exchange.getResponseReceivedNanos()))
        .build();
  }

  private RemoteStamp moved(Sight.Stamped stamped) {
    RemoteStamp stamp = stamped.stamp();
    return RemoteStamp.newBuilder(stamp)
        .setStampedNanos(clocks.moved(stamped.publisher(), stamp.getStampedNanos()))
        .setReceivedNanos(moved(stamp.getReceivedNanos()))
        .build();
  }
}
