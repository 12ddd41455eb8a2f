package io.earshot.streams.session.input;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an agent may say of where it stands; wider scopes than a call are told apart by these. */
public enum Label {
  ROOM,
  SFU,
  REGION,
  WORKER,
  SOURCE_LANGUAGE,
  TARGET_LANGUAGE;

  /** Characters; a longer value is no name of anything. */
  public static final int MAX_CHARACTERS = 128;

  private static final Label[] ALL = values();

  private final String key = name().toLowerCase(Locale.ROOT);

  /** Its name on the wire. */
  public String key() {
    return key;
  }

  /** Whether what an agent of this role says of itself holds for the whole call. */
  public boolean isOfSessionFrom(Role role) {
    return this == ROOM
        || this == SOURCE_LANGUAGE
        || this == TARGET_LANGUAGE
        || (role == Role.SFU && (this == SFU || this == REGION))
        || (role == Role.WORKER && this == WORKER);
  }

  /** Null = no such label. */
  public static @Nullable Label named(String key) {
    for (Label label : ALL) {
      if (label.key.equals(key)) {
        return label;
      }
    }
    return null;
  }
}
