package io.earshot.collectors.edge.token;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * API keys of LiveKit servers with their secrets, in LiveKit's own notation: a line {@code key:
 * secret} each.
 *
 * @param secretByKey never empty secrets
 */
public record SecretKeys(Map<String, String> secretByKey) {

  /** RFC 7518 §3.2: a key shorter than the hash can be found by trying. */
  private static final int SAFE_BYTES = 32;

  public static final SecretKeys NONE = new SecretKeys(Map.of());

  public SecretKeys {
    secretByKey = Map.copyOf(secretByKey);
  }

  /**
   * Reads lines {@code key: secret}; empty ones and {@code #} comments are skipped.
   *
   * @throws IllegalArgumentException with the line's number, and never its content
   */
  public static SecretKeys parse(String text) {
    Map<String, String> secrets = new LinkedHashMap<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      String key = colon < 0 ? "" : unquoted(line.substring(0, colon));
      String secret = colon < 0 ? "" : unquoted(line.substring(colon + 1));
      if (key.isEmpty() || secret.isEmpty() || secrets.put(key, secret) != null) {
        throw new IllegalArgumentException(
            "line " + (i + 1) + ": expected \"key: secret\", each key once");
      }
    }
    return new SecretKeys(secrets);
  }

  /** Names of keys whose secrets are too short to resist guessing; LiveKit's dev mode has one. */
  public List<String> guessable() {
    return secretByKey.entrySet().stream()
        .filter(each -> bytes(each.getValue()).length < SAFE_BYTES)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  Optional<byte[]> secret(String key) {
    return Optional.ofNullable(secretByKey.get(key)).map(SecretKeys::bytes);
  }

  @Override
  public String toString() {
    return "SecretKeys" + secretByKey.keySet();
  }

  private static byte[] bytes(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted =
        bare.length() >= 2
            && bare.charAt(0) == bare.charAt(bare.length() - 1)
            && (bare.charAt(0) == '"' || bare.charAt(0) == '\'');
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }
}
