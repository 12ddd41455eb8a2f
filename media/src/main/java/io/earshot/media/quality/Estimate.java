package io.earshot.media.quality;

import io.earshot.media.mos.Mos;
import io.earshot.media.mos.QualityModel;
import io.earshot.media.mos.codec.CodecTables;
import io.earshot.media.red.HeardLoss;
import io.earshot.media.red.RedDistances;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a {@link StreamQuality} comes about, with what had to be assumed. */
final class Estimate {

  /** RFC 7587 §6.1 and what every WebRTC sender does unless told otherwise. */
  private static final double USUAL_PACKET_MILLIS = 20;

  /** Opus in VoIP mode looks 6.5 ms ahead: RFC 6716 §2.1.4, 2.5 ms overlap and 4 ms of SILK. */
  private static final double OPUS_LOOKAHEAD_MILLIS = 6.5;

  private final ReceivedAudio audio;
  private final double packetMillis;
  private final RedDistances repairing;
  private final List<String> basis = new ArrayList<>();

  private Estimate(ReceivedAudio audio) {
    this.audio = audio;
    this.packetMillis = audio.packetMillis() == null ? USUAL_PACKET_MILLIS : audio.packetMillis();
    this.repairing = repairing(audio.redundancy());
  }

  static StreamQuality of(ReceivedAudio audio, QualityModel model) {
    Estimate estimate = new Estimate(audio);
    return estimate.quality(model);
  }

  private StreamQuality quality(QualityModel model) {
    FrameLoss frames = FrameLoss.of(audio, repairing);
    HeardLoss heard = heard(frames);
    Double mouthToEarMillis = mouthToEarMillis();
    Mos mos =
        audio.payload() == null || heard == null
            ? null
            : model.mos(audio.payload(), heard.pattern(), mouthToEarMillis);
    return new StreamQuality(
        mos,
        audio.packets() == null ? null : audio.packets().pattern(),
        frames == null ? null : frames.residual(),
        heard,
        repairing,
        mouthToEarMillis,
        mos == null || audio.payload() == null ? null : CodecTables.bandwidth(audio.payload()),
        basis(mos, heard, frames));
  }

  /**
   * Concealment comes after everything else and is the whole loss; the rest is taken without it.
   */
  private @Nullable HeardLoss heard(@Nullable FrameLoss frames) {
    HeardLoss counted = frames == null ? null : frames.heard();
    HeardLoss concealed =
        audio.concealment() == null ? null : HeardLoss.ofConcealment(audio.concealment());
    return HeardLoss.better(concealed, counted);
  }

  /** A copy that comes after its frame was due repairs nothing. */
  private RedDistances repairing(@Nullable RedDistances sent) {
    if (sent == null || audio.jitterBufferMillis() == null) {
      return sent == null ? RedDistances.NONE : sent;
    }
    return sent.withinBuffer(audio.jitterBufferMillis(), packetMillis);
  }

  /** Capture to playout: a packet's time, the encoder's look-ahead, the way, the buffer. */
  private @Nullable Double mouthToEarMillis() {
    if (audio.oneWayMillis() == null || audio.jitterBufferMillis() == null) {
      return null;
    }
    boolean isOpus = audio.payload() != null && audio.payload().isOpus();
    return packetMillis
        + (isOpus ? OPUS_LOOKAHEAD_MILLIS : 0)
        + audio.oneWayMillis()
        + audio.jitterBufferMillis();
  }

  private String basis(@Nullable Mos mos, @Nullable HeardLoss heard, @Nullable FrameLoss frames) {
    if (mos != null) {
      basis.add(mos.basis());
    }
    basis.add(heard == null ? "loss unknown" : "loss from " + heard.source().label());
    if (frames != null && heard != null && heard.source() != HeardLoss.Source.CONCEALMENT) {
      if (frames.assumption() != null) {
        basis.add(frames.assumption());
      }
      if (audio.redundancy() == null) {
        basis.add("redundancy unknown, none taken");
      } else if (audio.redundancy().copies() > 0 && audio.jitterBufferMillis() == null) {
        basis.add("jitter buffer unknown, every copy taken as in time");
      }
    }
    if (audio.packetMillis() == null) {
      basis.add("packet time unknown, 20 ms taken");
    }
    return String.join("; ", basis);
  }
}
