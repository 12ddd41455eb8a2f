package io.earshot.collectors.edge.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names as they may leave the edge. Equal names stay equal, so that a call can be joined. */
public interface Pseudonyms {

  /** Names as they are: for labs whose participants are nobody. */
  Pseudonyms CLEAR = (kind, name) -> name;

  /** The name to write instead. */
  String of(NameKind kind, String name);

  /**
   * HMAC-SHA-256 under a key that only this edge has: {@code p_} and 16 characters, of which two
   * people share one by chance with a probability of 2^-96. Whoever lacks the key can neither undo
   * it nor try names.
   *
   * @param key 32 random bytes
   */
  static Pseudonyms keyed(byte[] key) {
    SecretKeySpec secret = new SecretKeySpec(key, Keyed.MAC);
    return (kind, name) -> Keyed.of(secret, kind, name);
  }

  /** The computation. */
  final class Keyed {

    private static final String MAC = "HmacSHA256";
    private static final int KEPT_BYTES = 12;

    private Keyed() {}

    private static String of(SecretKeySpec secret, NameKind kind, String name) {
      try {
        Mac mac = Mac.getInstance(MAC);
        mac.init(secret);
        byte[] hash = mac.doFinal((kind.prefix() + name).getBytes(StandardCharsets.UTF_8));
        return kind.prefix()
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hash, KEPT_BYTES));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has " + MAC, e);
      }
    }
  }
}
