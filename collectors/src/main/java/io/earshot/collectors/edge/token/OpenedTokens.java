package io.earshot.collectors.edge.token;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens that opened something while they were valid. LiveKit's live for ten minutes and calls for
 * an hour: a client that lost its connection may come back with the token it opened the call with.
 *
 * <p>Holds the newest 10,000, for at most twelve hours after their expiry.
 */
final class OpenedTokens {

  private static final int MAX_TOKENS = 10_000;
  private static final long KEPT_SECONDS = 12 * 3600;

  private final Map<String, Long> expiryByToken =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_TOKENS;
        }
      };

  synchronized void opened(String token, long expiresAtSeconds) {
    expiryByToken.put(token, expiresAtSeconds);
  }

  synchronized boolean wasOpened(String token, long nowSeconds) {
    Long expiresAtSeconds = expiryByToken.get(token);
    return expiresAtSeconds != null && nowSeconds - expiresAtSeconds < KEPT_SECONDS;
  }
}
