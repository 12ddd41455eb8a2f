package io.earshot.collectors.edge.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.collectors.edge.json.BadJson;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.schema.AgentRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys for agents without LiveKit tokens, from a file {@code
 * {"keys":[{"id","key","roles"?,"sessionPrefix"?}]}}.
 */
public final class StaticKeys {

  public static final StaticKeys NONE = new StaticKeys(List.of());

  /** 128 bits in hex. */
  private static final int MIN_CHARACTERS = 32;

  private final List<Entry> entries;

  private StaticKeys(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads the file's text.
   *
   * @throws IllegalArgumentException naming the key by its place or id, never its content
   */
  public static StaticKeys parse(String text) {
    try {
      List<Entry> entries = new ArrayList<>();
      for (JsonNode each : StrictJson.readObject(text).path("keys")) {
        entries.add(entry(each, entries.size()));
      }
      if (entries.isEmpty()) {
        throw new IllegalArgumentException("expected {\"keys\":[{\"id\",\"key\"}, ...]}");
      }
      return new StaticKeys(entries);
    } catch (BadJson e) {
      throw new IllegalArgumentException("expected {\"keys\":[...]}, found " + e.getMessage(), e);
    }
  }

  /** Looks at all keys, so that time tells nothing about which is near. */
  Optional<Grant> grant(String credential) {
    byte[] given = credential.getBytes(StandardCharsets.UTF_8);
    Optional<Grant> found = Optional.empty();
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.key(), given)) {
        found = Optional.of(entry.grant());
      }
    }
    return found;
  }

  private static Entry entry(JsonNode node, int index) {
    String id = node.path("id").asText("");
    String key = node.path("key").asText("");
    if (id.isEmpty() || key.length() < MIN_CHARACTERS) {
      throw new IllegalArgumentException(
          "keys[" + index + "]: expected an id and a key of " + MIN_CHARACTERS + " characters");
    }
    Grant grant =
        new Grant(
            id,
            null,
            null,
            roles(node.path("roles"), id),
            node.path("sessionPrefix").asText(""),
            Long.MAX_VALUE);
    return new Entry(key.getBytes(StandardCharsets.UTF_8), grant);
  }

  private static List<AgentRole> roles(JsonNode names, String id) {
    if (names.isMissingNode()) {
      return List.of(AgentRole.CLIENT, AgentRole.WORKER, AgentRole.SFU, AgentRole.TURN);
    }
    List<AgentRole> roles = new ArrayList<>();
    for (JsonNode name : names) {
      try {
        roles.add(AgentRole.valueOf(name.asText()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "key " + id + ": expected roles of CLIENT, WORKER, SFU, TURN", e);
      }
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("key " + id + ": roles is empty; leave it out for all");
    }
    return roles;
  }

  private record Entry(byte[] key, Grant grant) {}
}
