package io.earshot.collectors.recording.janus;

import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.EpochTime;
import io.earshot.collectors.recording.rows.JsonRow;
import org.jspecify.annotations.Nullable;

/**
 * One event of the sample event handler.
 *
 * @param handle null for events of the room as a whole, e.g. {@code leaving}
 * @param opaqueId what the page named its handle: call/participant/connection
 */
record JanusEvent(
    int type,
    int subtype,
    long atNanos,
    @Nullable String handle,
    @Nullable String opaqueId,
    JsonRow body) {

  static final int SESSION = 1;
  static final int HANDLE = 2;
  static final int JSEP = 8;
  static final int WEBRTC = 16;
  static final int MEDIA = 32;
  static final int PLUGIN = 64;

  static final int WEBRTC_ICE_STATE = 1;
  static final int WEBRTC_SELECTED_PAIR = 4;
  static final int WEBRTC_CONNECTION = 6;
  static final int MEDIA_STATS = 3;

  private static final String ONLY_CONNECTION = "pc";

  static JanusEvent of(JsonRow line) throws BadRow {
    JsonRow event = line.at("ev");
    Long type = event.whole("type");
    Long subtype = event.whole("subtype");
    if (type == null) {
      throw new BadRow(BadRow.MISSING_FIELD);
    }
    return new JanusEvent(
        type.intValue(),
        subtype == null ? 0 : subtype.intValue(),
        EpochTime.nanosOfMicros(event.needWhole64("timestamp")),
        event.id("handle_id"),
        event.text("opaque_id"),
        event.at("event"));
  }

  boolean is(int wantedType, int wantedSubtype) {
    return type == wantedType && subtype == wantedSubtype;
  }

  /** The plugin's word for what happened, e.g. {@code joined}; empty for other types. */
  String pluginEvent() {
    String name = data().text("event");
    return type == PLUGIN && name != null ? name : "";
  }

  JsonRow data() {
    return body.at("data");
  }

  /** Second element of the opaque id. */
  @Nullable String participant() {
    String[] parts = opaqueParts();
    return parts.length >= 2 && !parts[1].isEmpty() ? parts[1] : null;
  }

  /** Third element; pages that open one connection only name none. */
  String connection() {
    String[] parts = opaqueParts();
    return parts.length >= 3 ? parts[parts.length - 1] : ONLY_CONNECTION;
  }

  private String[] opaqueParts() {
    return opaqueId == null ? new String[0] : opaqueId.split("/", -1);
  }
}
