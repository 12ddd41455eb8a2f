package io.earshot.collectors.edge.room;

import io.earshot.collectors.edge.privacy.NameKind;
import io.earshot.collectors.edge.privacy.Pseudonyms;

/**
 * A room as the edge knows and writes it: rooms are often named after people.
 *
 * @param key {@code room:<pseudonym>}, the record key of what waits for the room's session
 */
public record RoomName(String key) {

  private static final String PREFIX = "room:";

  /** The room that a token or a webhook names. */
  public static RoomName of(String clearName, Pseudonyms pseudonyms) {
    return new RoomName(PREFIX + pseudonyms.of(NameKind.ROOM, clearName));
  }
}
