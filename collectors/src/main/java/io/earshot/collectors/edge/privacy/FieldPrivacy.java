package io.earshot.collectors.edge.privacy;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What each text field of a batch holds. A field that is not listed may not be written: a new one
 * must be judged first.
 */
public final class FieldPrivacy {

  private static final Map<String, NameKind> NAMES =
      Map.of(
          "participant", NameKind.PARTICIPANT,
          "ntpParticipant", NameKind.PARTICIPANT,
          "peer", NameKind.PARTICIPANT,
          "agent", NameKind.AGENT,
          "node", NameKind.NODE);

  /** Ids that servers made, and words of fixed lists. */
  private static final Set<String> IMPERSONAL = Set.of("session", "clock", "utterance");

  /** Written by agents as they like: addresses are taken out. */
  private static final Set<String> FREE =
      Set.of("connection", "track", "kind", "mime", "transport", "reason");

  /** Hosts, not people: every part of a call is joined at them. */
  private static final Set<String> HOSTS = Set.of("sfu", "turn");

  /** The edge's own agent; clients may not call theirs so. */
  private static final String WEBHOOKS = "livekit-webhook";

  /** An edge's clock: random, and told to agents that write to Kafka without an edge. */
  private static final Pattern EDGE_NODE = Pattern.compile("edge-[0-9a-f]{16}");

  private final Pseudonyms pseudonyms;

  public FieldPrivacy(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** True when the field has been judged. */
  public static boolean knows(String field) {
    return NAMES.containsKey(field) || IMPERSONAL.contains(field) || FREE.contains(field);
  }

  /**
   * The text as it may leave the edge.
   *
   * @param field Avro name of the field that holds it
   */
  public String shown(String field, String text) {
    @Nullable NameKind kind = NAMES.get(field);
    if (kind == NameKind.PARTICIPANT && HOSTS.contains(text)) {
      return text;
    }
    if (kind == NameKind.AGENT && text.equals(WEBHOOKS)) {
      return text;
    }
    if (kind == NameKind.NODE && EDGE_NODE.matcher(text).matches()) {
      return text;
    }
    if (kind != null) {
      return pseudonyms.of(kind, text);
    }
    return FREE.contains(field) ? Addresses.removedFrom(text) : text;
  }
}
