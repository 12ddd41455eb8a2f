package io.earshot.streams.session.lane;

import io.earshot.media.mark.SendIndex;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.result.Hop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the routes of mark columns; an answer holds until a track or an index is added. */
final class Routes {

  private static final long DEFAULT_FRAME_NANOS = 20_000_000;
  private static final long MAX_FRAME_NANOS = 120_000_000; // RFC 6716 §2.1.4: an Opus packet
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int DEFAULT_CLOCK_RATE_HERTZ = 48_000;

  private final Facts facts;
  private final Streams streams;
  private final Transits transits;
  private final FrameIndexes indexes = new FrameIndexes();
  private final EarlyIndexes early = new EarlyIndexes();
  private final Map<MarkColumn, Route> byColumn = new IdentityHashMap<>();
  private int knownVersion = -1;

  Routes(Facts facts, Streams streams, Transits transits) {
    this.facts = facts;
    this.streams = streams;
    this.transits = transits;
  }

  /** Columns of a closed second will not come again. */
  void forgetColumns() {
    byColumn.clear();
  }

  Route of(Batch batch, MarkColumn column) {
    int version = facts.version() + indexes.version() + early.version();
    if (version != knownVersion) {
      byColumn.clear();
      knownVersion = version;
    }
    Route known = byColumn.get(column);
    if (known != null) {
      return known;
    }
    Route found = find(batch.clock(), column);
    byColumn.put(column, found);
    return found;
  }

  private Route find(ClockName clock, MarkColumn column) {
    ParticipantFacts participant = facts.participant(column.participant());
    return switch (column.stage()) {
      case SEND -> send(clock, column, participant);
      case SFU_IN -> sfuIn(clock, column, participant);
      case SFU_OUT -> sfuOut(clock, column, participant);
      case RECEIVE -> receive(clock, column, participant);
      case PLAYOUT -> playout(clock, column, participant);
      default -> nowhere(participant);
    };
  }

  private static Route nowhere(ParticipantFacts participant) {
    return new Route(
        participant,
        null,
        false,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private Route send(ClockName clock, MarkColumn column, ParticipantFacts participant) {
    return new Route(
        participant,
        streams.find(participant.id, true, column.ssrc()),
        false,
        frameNanos(column, streams.clockRateHertz(participant.id, true, column.ssrc())),
        List.of(),
        List.of(),
        after(Stage.SFU_IN, column, clock, Hop.UPLINK, participant.id, facts.serverName()),
        List.of(),
        earlyReceipts(clock, column),
        column.payloadHash().length == 0
            ? null
            : index(Stage.SEND, FrameIndexes.Key.PAYLOAD, column, clock),
        column.primaryHash().length == 0
            ? null
            : index(Stage.SEND, FrameIndexes.Key.PRIMARY, column, clock),
        timestamps(Stage.SEND, column, clock));
  }

  private Route sfuIn(ClockName clock, MarkColumn column, ParticipantFacts participant) {
    return new Route(
        participant,
        streams.of(participant.id, true, column.ssrc()),
        false,
        0,
        List.of(),
        before(Stage.SEND, column, clock, Hop.UPLINK, participant.id, facts.serverName()),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        timestamps(Stage.SFU_IN, column, clock));
  }

  private Route sfuOut(ClockName clock, MarkColumn column, ParticipantFacts participant) {
    String server = facts.serverName();
    List<Route.Source> before = new ArrayList<>();
    for (FrameIndexes.Entry entry : feeds(Stage.SFU_IN, FrameIndexes.Key.RTP_TIMESTAMP, column)) {
      before.add(
          new Route.Source(
              entry.frames(), null, transits.of(Hop.SFU, server, server, entry.clock(), clock)));
    }
    return new Route(
        participant,
        null,
        false,
        0,
        List.of(),
        before,
        after(Stage.RECEIVE, column, clock, Hop.DOWNLINK, server, participant.id),
        List.of(),
        List.of(),
        null,
        null,
        timestamps(Stage.SFU_OUT, column, clock));
  }

  private Route receive(ClockName clock, MarkColumn column, ParticipantFacts participant) {
    Tracks.Published feed = facts.tracks().feedOf(participant.id, column.ssrc());
    List<Route.Source> senders = new ArrayList<>();
    for (FrameIndexes.Entry entry : feeds(Stage.SEND, FrameIndexes.Key.PAYLOAD, column)) {
      String sender = entry.participant();
      senders.add(
          new Route.Source(
              entry.frames(),
              indexes.of(Stage.SEND, FrameIndexes.Key.PRIMARY, sender, entry.ssrc(), entry.clock()),
              transits.of(Hop.MEDIA, sender, participant.id, entry.clock(), clock)));
    }
    return new Route(
        participant,
        streams.of(participant.id, false, column.ssrc()),
        feed != null && facts.roleOf(feed.participant()) == Role.WORKER,
        0,
        senders,
        before(Stage.SFU_OUT, column, clock, Hop.DOWNLINK, facts.serverName(), participant.id),
        List.of(),
        List.of(),
        waiting(clock, column),
        null,
        null,
        timestamps(Stage.RECEIVE, column, clock));
  }

  /** Received frames carry their capture on the receiver's clock: the sender's only adds doubt. */
  private Route playout(ClockName clock, MarkColumn column, ParticipantFacts participant) {
    Tracks.Published feed = facts.tracks().feedOf(participant.id, column.ssrc());
    String sender = feed == null ? "unknown" : feed.participant();
    ClockName senderClock = facts.clockOf(sender);
    List<Route.Source> before = new ArrayList<>();
    for (FrameIndexes.Entry entry : sameStream(Stage.RECEIVE, column)) {
      if (entry.clock().equals(clock)) {
        Transit toEar =
            transits.of(
                Hop.MOUTH_TO_EAR,
                sender,
                participant.id,
                senderClock == null ? clock : senderClock,
                clock);
        before.add(new Route.Source(entry.frames(), null, toEar));
      }
    }
    return new Route(
        participant,
        null,
        false,
        0,
        List.of(),
        before,
        List.of(),
        heard(clock, column, participant, sender),
        waiting(clock, column),
        null,
        null,
        null);
  }

  /** What a translation is still to go through when it leaves the SFU, and when it has arrived. */
  private List<Route.Source> heard(
      ClockName clock, MarkColumn column, ParticipantFacts participant, String sender) {
    List<Route.Source> heard = new ArrayList<>();
    if (facts.roleOf(sender) == Role.WORKER) {
      String listener = participant.id;
      heard.addAll(
          before(Stage.SFU_OUT, column, clock, Hop.SFU_TO_EAR, facts.serverName(), listener));
      heard.addAll(before(Stage.RECEIVE, column, clock, Hop.BUFFER, listener, listener));
    }
    return heard;
  }

  /** Where frames of this stream wait whose send is late. */
  private List<Route.Early> waiting(ClockName clock, MarkColumn column) {
    EarlyReceipts receipts = early.of(column.participant(), column.ssrc(), clock);
    return List.of(new Route.Early(receipts, null, Transit.IGNORED, Transit.IGNORED));
  }

  /** What others have received of this stream before it was known to be sent. */
  private List<Route.Early> earlyReceipts(ClockName clock, MarkColumn column) {
    List<Route.Early> found = new ArrayList<>();
    for (EarlyReceipts receipts : early.all()) {
      String listener = receipts.participant;
      Tracks.Published feed = facts.tracks().feedOf(listener, receipts.ssrc);
      boolean isOther = !listener.equals(column.participant());
      if (isOther && (feed == null || isOf(column.participant(), column.ssrc(), feed))) {
        found.add(
            new Route.Early(
                receipts,
                indexes.of(
                    Stage.RECEIVE,
                    FrameIndexes.Key.RTP_TIMESTAMP,
                    listener,
                    receipts.ssrc,
                    receipts.clock),
                transits.of(Hop.MEDIA, column.participant(), listener, clock, receipts.clock),
                transits.of(
                    Hop.MOUTH_TO_EAR, column.participant(), listener, clock, receipts.clock)));
      }
    }
    return found;
  }

  private SendIndex index(Stage stage, FrameIndexes.Key key, MarkColumn column, ClockName clock) {
    return indexes.of(stage, key, column.participant(), column.ssrc(), clock);
  }

  private @Nullable SendIndex timestamps(Stage stage, MarkColumn column, ClockName clock) {
    return column.ssrc() == MarkColumn.NO_SSRC || column.rtpTimestamp().length == 0
        ? null
        : index(stage, FrameIndexes.Key.RTP_TIMESTAMP, column, clock);
  }

  /** The same RTP stream of the same leg at an earlier stage, and the way from there. */
  private List<Route.Source> before(
      Stage stage, MarkColumn column, ClockName clock, Hop hop, String from, String to) {
    List<Route.Source> sources = new ArrayList<>();
    for (FrameIndexes.Entry entry : sameStream(stage, column)) {
      sources.add(
          new Route.Source(entry.frames(), null, transits.of(hop, from, to, entry.clock(), clock)));
    }
    return sources;
  }

  /** The same RTP stream of the same leg at a later stage, and the way to there. */
  private List<Route.Source> after(
      Stage stage, MarkColumn column, ClockName clock, Hop hop, String from, String to) {
    List<Route.Source> sources = new ArrayList<>();
    for (FrameIndexes.Entry entry : sameStream(stage, column)) {
      sources.add(
          new Route.Source(entry.frames(), null, transits.of(hop, from, to, clock, entry.clock())));
    }
    return sources;
  }

  /** The same RTP stream of the same leg, at another stage. */
  private List<FrameIndexes.Entry> sameStream(Stage stage, MarkColumn column) {
    List<FrameIndexes.Entry> found = new ArrayList<>();
    for (FrameIndexes.Entry entry : indexes.all(stage, FrameIndexes.Key.RTP_TIMESTAMP)) {
      if (entry.ssrc() == column.ssrc() && entry.participant().equals(column.participant())) {
        found.add(entry);
      }
    }
    return found;
  }

  /** What the subscription says this stream comes from; anyone else's where it says nothing. */
  private List<FrameIndexes.Entry> feeds(Stage stage, FrameIndexes.Key key, MarkColumn column) {
    Tracks.Published feed = facts.tracks().feedOf(column.participant(), column.ssrc());
    List<FrameIndexes.Entry> found = new ArrayList<>();
    for (FrameIndexes.Entry entry : indexes.all(stage, key)) {
      boolean isOther = !entry.participant().equals(column.participant());
      if (isOther && (feed == null || isOf(entry.participant(), entry.ssrc(), feed))) {
        found.add(entry);
      }
    }
    return found;
  }

  private static boolean isOf(String publisher, long ssrc, Tracks.Published feed) {
    return publisher.equals(feed.participant())
        && (feed.ssrc() == MarkColumn.NO_SSRC || ssrc == MarkColumn.NO_SSRC || ssrc == feed.ssrc());
  }

  /** Shortest step of the timestamps: a pause or a loss only makes steps longer. */
  private static long frameNanos(MarkColumn column, int clockRateHertz) {
    int[] ticks = column.rtpTimestamp();
    int rateHertz = clockRateHertz > 0 ? clockRateHertz : DEFAULT_CLOCK_RATE_HERTZ;
    long shortestNanos = Long.MAX_VALUE;
    for (int row = 1; row < ticks.length; row++) {
      long stepNanos = (ticks[row] - ticks[row - 1]) * NANOS_PER_SECOND / rateHertz;
      if (stepNanos > 0) {
        shortestNanos = Math.min(shortestNanos, stepNanos);
      }
    }
    return shortestNanos <= MAX_FRAME_NANOS ? shortestNanos : DEFAULT_FRAME_NANOS;
  }
}
