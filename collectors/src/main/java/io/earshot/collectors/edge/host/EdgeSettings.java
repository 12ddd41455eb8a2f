package io.earshot.collectors.edge.host;

import io.earshot.collectors.edge.http.EdgeServerOptions;
import io.earshot.collectors.edge.limit.RateLimits;
import io.earshot.collectors.edge.token.SecretKeys;
import io.earshot.collectors.edge.token.StaticKeys;
import java.nio.file.Path;

/**
 * How an edge runs.
 *
 * @param server where it listens
 * @param liveKit keys of LiveKit servers whose tokens and webhooks are taken
 * @param fixed keys of agents without LiveKit tokens
 * @param clearNames writes names as they are; for labs
 * @param keyFile of the pseudonyms; made when missing
 * @param heldBytes serialized bytes held while the broker is away
 * @param limits of one identity
 * @param connectionsPerKey open connections of one API key
 * @param connectionsPerIdentity open connections of one identity
 */
public record EdgeSettings(
    EdgeServerOptions server,
    SecretKeys liveKit,
    StaticKeys fixed,
    boolean clearNames,
    Path keyFile,
    long heldBytes,
    RateLimits limits,
    int connectionsPerKey,
    int connectionsPerIdentity) {

  private static final long HELD_BYTES = 32L << 20;

  /** Usual bounds; names made unreadable. */
  public static EdgeSettings of(
      EdgeServerOptions server, SecretKeys liveKit, StaticKeys fixed, Path keyFile) {
    return new EdgeSettings(
        server, liveKit, fixed, false, keyFile, HELD_BYTES, RateLimits.DEFAULT, 3_000, 8);
  }

  public EdgeSettings withClearNames(boolean clear) {
    return new EdgeSettings(
        server,
        liveKit,
        fixed,
        clear,
        keyFile,
        heldBytes,
        limits,
        connectionsPerKey,
        connectionsPerIdentity);
  }

  public EdgeSettings withHeldBytes(long newHeldBytes) {
    return new EdgeSettings(
        server,
        liveKit,
        fixed,
        clearNames,
        keyFile,
        newHeldBytes,
        limits,
        connectionsPerKey,
        connectionsPerIdentity);
  }
}
