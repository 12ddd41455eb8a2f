package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.input.MarkColumn;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who publishes what and who receives it as which stream. */
final class Tracks {

  /** Tracks and subscriptions kept; a session with more keeps the first. */
  private static final int MAX_ENTRIES = 1_000;

  /**
   * A stream as its publisher sends it.
   *
   * @param ssrc the publisher's SSRC, or {@link MarkColumn#NO_SSRC} while unknown
   */
  record Published(String participant, long ssrc) {}

  private record Subscribed(String track, @Nullable String publisher) {}

  private final Map<String, Published> byTrack = new TreeMap<>();
  private final Map<String, Subscribed> byReceived = new TreeMap<>();
  private int version;

  void onLifecycle(Lifecycle event) {
    String track = event.track();
    if (track == null) {
      return;
    }
    if (event.type() == LifecycleType.TRACK_PUBLISHED) {
      Published before = byTrack.get(track);
      long ssrc =
          event.ssrc() == MarkColumn.NO_SSRC && before != null ? before.ssrc() : event.ssrc();
      if (before != null || byTrack.size() < MAX_ENTRIES) {
        byTrack.put(track, new Published(event.participant(), ssrc));
        version++;
      }
    } else if (event.type() == LifecycleType.TRACK_SUBSCRIBED && byReceived.size() < MAX_ENTRIES) {
      byReceived.put(
          received(event.participant(), event.ssrc()), new Subscribed(track, event.peer()));
      version++;
    }
  }

  /** Grows whenever an answer of {@link #feedOf} may have changed. */
  int version() {
    return version;
  }

  /** What a received stream is at its publisher; null while no subscription is known. */
  @Nullable Published feedOf(String participant, long ssrc) {
    Subscribed subscribed = byReceived.get(received(participant, ssrc));
    if (subscribed == null) {
      return null;
    }
    Published published = byTrack.get(subscribed.track());
    if (published != null) {
      return published;
    }
    return subscribed.publisher() == null
        ? null
        : new Published(subscribed.publisher(), MarkColumn.NO_SSRC);
  }

  /**
   * Who publishes what a worker translates: of that track, or the only one whom the worker hears.
   */
  @Nullable String speakerOf(String worker, @Nullable String track) {
    Published published = track == null ? null : byTrack.get(track);
    if (published != null) {
      return published.participant();
    }
    String only = null;
    for (Map.Entry<String, Subscribed> entry : byReceived.entrySet()) {
      Subscribed subscribed = entry.getValue();
      Published feed = byTrack.get(subscribed.track());
      String publisher = feed == null ? subscribed.publisher() : feed.participant();
      boolean isWorkers = entry.getKey().endsWith("@" + worker);
      if (isWorkers && publisher != null && !publisher.equals(worker)) {
        if (only != null && !only.equals(publisher)) {
          return null;
        }
        only = publisher;
      }
    }
    return only;
  }

  private static String received(String participant, long ssrc) {
    return ssrc + "@" + participant;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(byTrack.size());
    byTrack.forEach(
        (track, published) -> {
          out.writeString(track);
          out.writeString(published.participant());
          out.writeSigned(published.ssrc());
        });
    out.writeUnsigned(byReceived.size());
    byReceived.forEach(
        (received, subscribed) -> {
          out.writeString(received);
          out.writeString(subscribed.track());
          out.writeBoolean(subscribed.publisher() != null);
          if (subscribed.publisher() != null) {
            out.writeString(subscribed.publisher());
          }
        });
  }

  void readFrom(SnapshotReader in) {
    for (int n = in.readCount(MAX_ENTRIES); n > 0; n--) {
      byTrack.put(in.readString(), new Published(in.readString(), in.readSigned()));
    }
    for (int n = in.readCount(MAX_ENTRIES); n > 0; n--) {
      String received = in.readString();
      String track = in.readString();
      byReceived.put(received, new Subscribed(track, in.readBoolean() ? in.readString() : null));
    }
    version++;
  }
}
