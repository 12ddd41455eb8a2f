package io.earshot.collectors.recording.turn;

import io.earshot.collectors.recording.rows.LabFolder;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** coturn.log in verbose mode: the only place that says which relay address a user got. */
public final class TurnLog {

  private static final Pattern RELAY = Pattern.compile("Local relay addr: (\\S+:[0-9]+)");
  private static final Pattern NEW =
      Pattern.compile("session ([0-9]+): new, realm=<[^>]*>, username=<([^>]+)>");
  private static final Pattern DELETED =
      Pattern.compile("session ([0-9]+): delete: realm=<[^>]*>, username=<([^>]+)>");
  private static final Pattern TIME =
      Pattern.compile("^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{4}): ");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx");

  private final List<Line> lines = new ArrayList<>();
  private final Map<String, String> userByRelayAddress = new HashMap<>();
  private @Nullable String newestRelayAddress;

  private TurnLog() {}

  public static TurnLog read(LabFolder folder) {
    TurnLog log = new TurnLog();
    folder.lines("coturn.log", log::accept);
    return log;
  }

  enum Event {
    NEW,
    DELETED,
    OTHER
  }

  record Line(Event event, long atNanos, String session, String user) {

    static final Line OTHER = new Line(Event.OTHER, 0, "", "");
  }

  List<Line> lines() {
    return lines;
  }

  /** The user behind {@code ip:port} of the relay; null if the log does not say. */
  public @Nullable String userOfRelay(String address) {
    return userByRelayAddress.get(address);
  }

  private void accept(String text) {
    Matcher relay = RELAY.matcher(text);
    if (relay.find()) {
      newestRelayAddress = relay.group(1);
    }
    Line line = line(text);
    if (line.event() == Event.NEW && newestRelayAddress != null) {
      // The address is logged without its session, directly before the session's first line.
      userByRelayAddress.put(newestRelayAddress, line.user());
      newestRelayAddress = null;
    }
    lines.add(line);
  }

  private static Line line(String text) {
    Long atNanos = atNanos(text);
    if (atNanos == null) {
      return Line.OTHER;
    }
    Matcher created = NEW.matcher(text);
    if (created.find()) {
      return new Line(Event.NEW, atNanos, created.group(1), created.group(2));
    }
    Matcher deleted = DELETED.matcher(text);
    if (deleted.find()) {
      return new Line(Event.DELETED, atNanos, deleted.group(1), deleted.group(2));
    }
    return Line.OTHER;
  }

  private static @Nullable Long atNanos(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.find()) {
      return null;
    }
    try {
      return TimeUnit.SECONDS.toNanos(OffsetDateTime.parse(time.group(1), FORMAT).toEpochSecond());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
