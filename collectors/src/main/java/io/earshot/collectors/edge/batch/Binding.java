package io.earshot.collectors.edge.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.token.Grant;
import io.earshot.schema.AgentRole;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a batch against its reporter's grant: what it leaves out is filled in, what it says
 * otherwise is forbidden. Whom a client or worker hears it may name; what another one saw it may
 * not report.
 */
public final class Binding {

  private static final List<String> OWN_ROWS = List.of("marks", "reports", "probes", "lifecycle");

  /** Written as it is, and only by the edge. */
  public static final String RESERVED_AGENT = "livekit-webhook";

  /** Told by servers only: a client could end everybody's session. */
  private static final Set<String> SESSION_EVENTS = Set.of("SESSION_STARTED", "SESSION_ENDED");

  /** No record key that means something else: ticks are {@code ~}, hosts have a colon. */
  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@+/=-]{0,127}");

  private Binding() {}

  /** Fills participant and role into {@code batch}; throws where it contradicts the grant. */
  public static void bind(ObjectNode batch, Grant grant) throws BatchRefused {
    if (RESERVED_AGENT.equals(text(batch, "agent"))) {
      throw forbidden("agent is the edge's own");
    }
    AgentRole role = role(batch, grant);
    String participant = participant(batch, grant, role);
    batch.put("role", role.name());
    batch.put("participant", participant);
    if (role == AgentRole.CLIENT || role == AgentRole.WORKER) {
      requireOwnRows(batch, participant);
    }
    if (grant.isBoundToOne()) {
      requireNoSessionEvents(batch);
    }
  }

  /** The session that a batch names; null = none, or only the name of its room. */
  public static @Nullable String claimedSession(ObjectNode batch, Grant grant) throws BatchRefused {
    String session = text(batch, "session");
    if (grant.room() == null) {
      if (session == null || !SESSION.matcher(session).matches()) {
        throw new BatchRefused(RejectReason.MALFORMED, "session does not match " + SESSION);
      }
      if (!session.startsWith(grant.sessionPrefix())) {
        throw forbidden("session has not the key's prefix");
      }
      return session;
    }
    return grant.room().equals(session) ? null : session;
  }

  private static AgentRole role(ObjectNode batch, Grant grant) throws BatchRefused {
    String name = text(batch, "role");
    if (name == null) {
      return grant.roles().get(0);
    }
    for (AgentRole allowed : grant.roles()) {
      if (allowed.name().equals(name)) {
        return allowed;
      }
    }
    throw forbidden("role is not one the credential grants");
  }

  private static String participant(ObjectNode batch, Grant grant, AgentRole role)
      throws BatchRefused {
    String named = text(batch, "participant");
    String bound = grant.identity();
    if (named != null && bound != null && !named.equals(bound)) {
      throw forbidden("participant is not the credential's identity");
    }
    String participant = bound == null ? named : bound;
    if (participant == null) {
      throw new BatchRefused(RejectReason.MALFORMED, "participant is missing");
    }
    boolean isHost = participant.equals("sfu") || participant.equals("turn");
    if (isHost && (role == AgentRole.CLIENT || role == AgentRole.WORKER)) {
      throw forbidden("participant is the name of a host");
    }
    return participant;
  }

  private static void requireOwnRows(ObjectNode batch, String participant) throws BatchRefused {
    for (String rows : OWN_ROWS) {
      for (JsonNode row : batch.path(rows)) {
        JsonNode named = row.path("participant");
        if (named.isTextual() && !named.textValue().equals(participant)) {
          throw forbidden(rows + ": participant is another one");
        }
      }
    }
  }

  private static void requireNoSessionEvents(ObjectNode batch) throws BatchRefused {
    for (JsonNode event : batch.path("lifecycle")) {
      if (SESSION_EVENTS.contains(event.path("kind").asText(""))) {
        throw forbidden("lifecycle: only servers say when sessions begin and end");
      }
    }
  }

  private static @Nullable String text(ObjectNode batch, String field) throws BatchRefused {
    JsonNode value = batch.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new BatchRefused(RejectReason.MALFORMED, field + " is not text");
    }
    return value.textValue().isEmpty() ? null : value.textValue();
  }

  private static BatchRefused forbidden(String detail) {
    return new BatchRefused(RejectReason.FORBIDDEN, detail);
  }
}
