package io.earshot.collectors.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.batch.RejectReason;
import io.earshot.collectors.edge.command.AgentAddress;
import io.earshot.collectors.edge.command.AgentLink;
import io.earshot.collectors.edge.command.Command;
import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.intake.OpenSession;
import io.earshot.collectors.edge.intake.Verdict;
import io.earshot.collectors.edge.json.BadJson;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.collectors.edge.token.Grant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one agent. Frames are read one after another, acks are sent when Kafka has the
 * batch, whichever comes first. A client that does not read what it is sent is cut off.
 */
public final class AgentSocket implements Session.Listener.AutoDemanding, AgentLink {

  static final int MAX_FRAME_BYTES = 64 << 10;
  private static final int MAX_IN_FLIGHT = 256;
  private static final int MAX_OUTGOING_FRAMES = 512;
  private static final int MAX_CAPABILITIES = 16;

  /** Told this often to slow down, a client that goes on is cut off. */
  private static final int MAX_LIMITED_IN_A_ROW = 100;

  private final Grant grant;
  private final EdgeParts parts;
  private final BiConsumer<AgentSocket, Grant> onEnd;
  private final OpenSession open = new OpenSession();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();
  private int limitedInARow;
  private volatile Set<String> capabilities = Set.of();
  private volatile @Nullable AgentAddress address;
  private volatile @Nullable Session session;

  AgentSocket(Grant grant, EdgeParts parts, BiConsumer<AgentSocket, Grant> onEnd) {
    this.grant = grant;
    this.parts = parts;
    this.onEnd = onEnd;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    opened.setMaxOutgoingFrames(MAX_OUTGOING_FRAMES);
    session = opened;
    parts.counts().add(Subject.CONNECTIONS, "opened");
    sendText(WireText.config());
  }

  @Override
  public void onWebSocketText(String text) {
    long receivedNanos = parts.clock().nowNanos();
    int bytes = utf8Bytes(text);
    if (bytes > MAX_FRAME_BYTES) {
      parts.counts().add(Subject.FRAMES, "too_large");
      close(CloseCode.TOO_LARGE, "frame of " + bytes + " bytes > " + MAX_FRAME_BYTES);
      return;
    }
    long waitMillis = parts.limits().take(grant.subject(), bytes, receivedNanos);
    if (waitMillis > 0) {
      limited(waitMillis);
      return;
    }
    limitedInARow = 0;
    try {
      accept(StrictJson.readObject(text), receivedNanos);
    } catch (BadJson e) {
      parts.counts().add(Subject.FRAMES, "malformed");
      sendText(
          WireText.verdict(
              Verdict.refused(null, null, RejectReason.MALFORMED, "frame is " + e.getMessage())));
    }
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    close(CloseCode.UNSUPPORTED, "text frames only");
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    parts.counts().add(Subject.CONNECTIONS, "failed");
    end();
  }

  @Override
  public void onWebSocketClose(int status, String reason) {
    parts.counts().add(Subject.CONNECTIONS, "closed");
    end();
  }

  @Override
  public boolean send(Command command) {
    Session now = session;
    if (now == null || !now.isOpen()) {
      return false;
    }
    sendText(WireText.command(command));
    return true;
  }

  @Override
  public void replaced() {
    close(CloseCode.REPLACED, "the same agent has opened another connection");
  }

  void goAway() {
    close(CloseCode.GOING_AWAY, "the edge restarts");
  }

  private void accept(ObjectNode message, long receivedNanos) {
    switch (message.path("type").asText("")) {
      case "batch" -> batch(message.path("batch"));
      case "probe" -> probe(message, receivedNanos);
      case "capabilities" -> capable(message.path("capabilities"));
      case "commandAck" -> acked(message);
      default -> parts.counts().add(Subject.FRAMES, "unknown_type");
    }
  }

  private void batch(JsonNode node) {
    if (!(node instanceof ObjectNode batch)) {
      sendText(
          WireText.verdict(
              Verdict.refused(null, null, RejectReason.MALFORMED, "batch is not an object")));
      return;
    }
    if (inFlight.incrementAndGet() > MAX_IN_FLIGHT) {
      inFlight.decrementAndGet();
      close(CloseCode.TRY_LATER, "more than " + MAX_IN_FLIGHT + " batches wait for an ack");
      return;
    }
    parts
        .intake()
        .take(grant, batch, open, parts.clock().nowMillis())
        .thenAccept(
            verdict -> {
              inFlight.decrementAndGet();
              answer(verdict);
            });
  }

  private void answer(Verdict verdict) {
    Verdict.Reporter from = verdict.from();
    if (from != null) {
      join(new AgentAddress(from.session(), from.participant(), from.agent()));
    }
    Verdict.Refusal refusal = verdict.refusal();
    sendText(WireText.verdict(verdict));
    if (refusal != null && refusal.isFull()) {
      close(CloseCode.TRY_LATER, refusal.detail());
    } else if (refusal != null
        && refusal.reason() == RejectReason.EXPIRED
        && grant.hasExpiredAt(parts.clock().nowSeconds())) {
      close(CloseCode.TOKEN_EXPIRED, refusal.detail());
    }
  }

  private void probe(ObjectNode message, long receivedNanos) {
    JsonNode id = message.path("id");
    String t1 = message.path("t1").asText("");
    if (id.canConvertToLong() && t1.length() <= 20) {
      sendText(WireText.probe(id.longValue(), t1, receivedNanos, parts.clock()));
    } else {
      parts.counts().add(Subject.FRAMES, "malformed");
    }
  }

  private void capable(JsonNode names) {
    Set<String> said = new HashSet<>();
    for (JsonNode name : names) {
      if (name.isTextual() && said.size() < MAX_CAPABILITIES) {
        said.add(name.textValue());
      }
    }
    capabilities = Set.copyOf(said);
    AgentAddress known = address;
    if (known != null) {
      parts.commands().join(known, this, capabilities);
    }
  }

  private void acked(ObjectNode message) {
    AgentAddress known = address;
    if (known != null) {
      AckMessage.read(message, known).ifPresent(parts.commands()::acked);
    }
  }

  private void join(AgentAddress now) {
    AgentAddress before = address;
    if (now.equals(before) || ended.get()) {
      return;
    }
    if (before != null) {
      parts.commands().leave(before, this);
    }
    address = now;
    parts.commands().join(now, this, capabilities);
  }

  private void limited(long waitMillis) {
    parts.counts().add(Subject.FRAMES, "limited");
    if (++limitedInARow > MAX_LIMITED_IN_A_ROW) {
      close(CloseCode.TOO_FAST, Long.toString(waitMillis));
      return;
    }
    Verdict.Refusal refusal =
        new Verdict.Refusal(RejectReason.LIMITED, "too fast", waitMillis, false);
    sendText(WireText.verdict(new Verdict(null, null, refusal, null)));
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      AgentAddress known = address;
      if (known != null) {
        parts.commands().leave(known, this);
      }
      onEnd.accept(this, grant);
    }
  }

  private void sendText(String text) {
    Session now = session;
    if (now != null && now.isOpen()) {
      // More than the bound waits to be read: whoever does not read is let go of.
      now.sendText(text, Callback.from(() -> {}, unused -> now.disconnect()));
    }
  }

  private void close(int code, String reason) {
    Session now = session;
    if (now != null) {
      now.close(code, reason, Callback.NOOP);
    }
  }

  private static int utf8Bytes(String text) {
    return text.length() > MAX_FRAME_BYTES
        ? text.length()
        : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
