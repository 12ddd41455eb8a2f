package io.earshot.streams.rollup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What calls are put together by. */
public enum Scope {
  CALL(1_000),
  ROOM(1_000),
  /** One hop of all calls. */
  HOP(32),
  SFU(256),
  REGION(64),
  LANGUAGE_PAIR(256),
  /** Everything. */
  FLEET(1);

  private final int maxNames;

  Scope(int maxNames) {
    this.maxNames = maxNames;
  }

  /** Its name on the wire and in queries. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Names that one window tells apart; the rest share {@link ScopeName#OTHER}. */
  int maxNames() {
    return maxNames;
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(Scope::key).toList();
  }

  /** Null = no such scope. */
  public static @Nullable Scope named(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst().orElse(null);
  }
}
