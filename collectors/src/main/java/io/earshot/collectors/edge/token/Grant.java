package io.earshot.collectors.edge.token;

import io.earshot.schema.AgentRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a credential may report.
 *
 * @param key API key or static key, for limits; never the secret
 * @param room LiveKit room name; null = sessions are named in batches
 * @param identity participant; null = participants are named in batches
 * @param roles which roles its batches may have; the first is what a batch without one gets
 * @param sessionPrefix of every session it names; empty = any
 * @param expiresAtSeconds Unix seconds, leeway not included; {@link Long#MAX_VALUE} = never
 */
public record Grant(
    String key,
    @Nullable String room,
    @Nullable String identity,
    List<AgentRole> roles,
    String sessionPrefix,
    long expiresAtSeconds) {

  public Grant {
    roles = List.copyOf(roles);
  }

  /** Whom limits are counted for. */
  public String subject() {
    return key + "\n" + (room == null ? "" : room) + "\n" + (identity == null ? "" : identity);
  }

  public boolean hasExpiredAt(long nowSeconds) {
    return expiresAtSeconds != Long.MAX_VALUE
        && nowSeconds - SignedToken.LEEWAY_SECONDS >= expiresAtSeconds;
  }

  /** May report only itself, and not how sessions begin and end. */
  public boolean isBoundToOne() {
    return identity != null;
  }
}
