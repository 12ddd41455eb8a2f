package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.browser.Marks;
import io.earshot.collectors.recording.browser.StatsIndex;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.EpochTime;
import io.earshot.collectors.recording.rows.JsonRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which SSRC is whose. LiveKit gives every subscription an SSRC of its own, and none of its events
 * names it: the marks, the statistics and the server's log do.
 */
final class Tracks {

  private final Marks marks;
  private final StatsIndex stats;
  private final Map<String, String> publisherByTrack = new HashMap<>();
  private final Map<String, Long> sentSsrcByTrack = new HashMap<>();
  private final Map<Long, String> publisherBySsrc = new HashMap<>();
  private final Map<Long, String> ownerBySsrc = new HashMap<>();
  private final Map<Subscription, Long> ssrcBySubscription = new LinkedHashMap<>();

  Tracks(Sources sources, StatsIndex stats) {
    this.marks = sources.marks();
    this.stats = stats;
    sources.webhooks().forEach(this::readWebhook);
    sources.log().forEach(this::readLog);
    sources.clientEvents().forEach(this::readPublished);
    sources.worker().forEach(this::readPublished);
    sources.clientEvents().forEach(this::readSubscribed);
    sources.worker().forEach(this::readSubscribed);
    readWorkerStreams(sources.worker());
  }

  /** One listener's copy of a track. */
  record Subscription(String listener, String track) {}

  @Nullable Long sentSsrc(@Nullable String track) {
    return track == null ? null : sentSsrcByTrack.get(track);
  }

  @Nullable String publisher(@Nullable String track) {
    return track == null ? null : publisherByTrack.get(track);
  }

  @Nullable Long receivedSsrc(String listener, String track) {
    return ssrcBySubscription.get(new Subscription(listener, track));
  }

  /** Who sends what a listener receives under this SSRC. */
  @Nullable String publisherOfSsrc(long ssrc) {
    return publisherBySsrc.get(ssrc);
  }

  /** At whose end of the server this SSRC is seen: its sender or its listener. */
  @Nullable String ownerOfSsrc(@Nullable Long ssrc) {
    return ssrc == null ? null : ownerBySsrc.get(ssrc);
  }

  private void readWebhook(JsonRow line) {
    JsonRow body = line.at("body");
    learnPublisher(body.at("track").text("sid"), body.at("participant").text("identity"));
  }

  private void readLog(JsonRow line) {
    String track = line.text("trackID");
    String participant = line.text("participant");
    Long ssrc = ssrc(line);
    if (track == null || participant == null || ssrc == null) {
      return;
    }
    if ("mediaTrack published".equals(line.text("msg"))) {
      learnPublisher(track, participant);
      learnSent(track, participant, ssrc);
    } else if ("downstream".equals(line.text("direction"))) {
      ssrcBySubscription.put(new Subscription(participant, track), ssrc);
      ownerBySsrc.putIfAbsent(ssrc, participant);
    }
  }

  private static @Nullable Long ssrc(JsonRow line) {
    try {
      return line.whole("ssrc");
    } catch (BadRow e) {
      return null;
    }
  }

  private void readPublished(JsonRow line) {
    String track = line.text("track");
    String who = line.text("who");
    if (!"published".equals(line.text("ev")) || track == null || who == null) {
      return;
    }
    learnPublisher(track, who);
    String stream = line.text("stream");
    Long marked = stream == null ? null : marks.ssrc(who, true, stream, Long.MIN_VALUE);
    Long ssrc = marked == null ? stats.onlyOutboundAudio(who) : marked;
    if (ssrc != null) {
      learnSent(track, who, ssrc);
    }
  }

  private void readSubscribed(JsonRow line) {
    String track = line.text("track");
    String who = line.text("who");
    if (!"subscribed".equals(line.text("ev")) || track == null || who == null) {
      return;
    }
    String from = line.text("from");
    learnPublisher(track, from == null ? line.text("of") : from);
    Long ssrc = streamSsrc(line, who);
    if (ssrc != null) {
      learnReceived(new Subscription(who, track), ssrc);
    }
  }

  private @Nullable Long streamSsrc(JsonRow line, String who) {
    String stream = line.text("stream");
    Long marked = stream == null ? null : marks.ssrc(who, false, stream, atNanos(line));
    if (marked != null) {
      return marked;
    }
    String mid = line.text("mid");
    return stats.inbound(who).stream()
        .filter(candidate -> mid != null && mid.equals(candidate.mid()))
        .map(StatsIndex.Stream::ssrc)
        .findFirst()
        .orElse(null);
  }

  private static long atNanos(JsonRow line) {
    try {
      return EpochTime.nanosOfMillis(line.needDecimal("t_ms"));
    } catch (BadRow e) {
      return Long.MIN_VALUE;
    }
  }

  /** The worker's SDK tells no stream with the track; with one subscription there is no doubt. */
  private void readWorkerStreams(List<JsonRow> lines) {
    SdkStreams streams = new SdkStreams(lines);
    for (JsonRow line : lines) {
      String who = line.text("who");
      String track = line.text("track");
      if (who == null || track == null) {
        continue;
      }
      if ("subscribed".equals(line.text("ev")) && streams.onlyReceived() != null) {
        learnReceived(new Subscription(who, track), streams.onlyReceived());
      }
      if ("published".equals(line.text("ev")) && streams.onlySent() != null) {
        learnSent(track, who, streams.onlySent());
      }
    }
  }

  private void learnPublisher(@Nullable String track, @Nullable String participant) {
    if (track != null && participant != null) {
      publisherByTrack.putIfAbsent(track, participant);
    }
  }

  private void learnSent(String track, String participant, long ssrc) {
    sentSsrcByTrack.putIfAbsent(track, ssrc);
    ownerBySsrc.putIfAbsent(ssrc, participant);
  }

  private void learnReceived(Subscription subscription, long ssrc) {
    ssrcBySubscription.putIfAbsent(subscription, ssrc);
    ownerBySsrc.putIfAbsent(ssrc, subscription.listener());
  }

  /** Called once everything is known: the log may name a track before its publisher. */
  Tracks resolved() {
    ssrcBySubscription.forEach(
        (subscription, ssrc) -> {
          String publisher = publisherByTrack.get(subscription.track());
          if (publisher != null) {
            publisherBySsrc.putIfAbsent(ssrc, publisher);
          }
        });
    return this;
  }
}
