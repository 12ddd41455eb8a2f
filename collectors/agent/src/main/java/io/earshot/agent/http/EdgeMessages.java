package io.earshot.agent.http;

import io.earshot.agent.observation.Sampling;
import io.earshot.agent.transport.Command;
import io.earshot.agent.transport.CommandAck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages beside batches and probes. */
final class EdgeMessages {

  private static final long DEFAULT_LEASE_MILLIS = 10_000;

  private EdgeMessages() {}

  static String capabilities(List<String> kinds) {
    JsonText json = new JsonText().open().field("type", "capabilities");
    json.name("capabilities").openArray();
    kinds.forEach(json::value);
    return json.closeArray().close().toString();
  }

  static String ack(CommandAck ack) {
    return new JsonText()
        .open()
        .field("type", "commandAck")
        .field("id", ack.id())
        .field("epoch", ack.epoch())
        .field("state", ack.state().label())
        .field("reason", ack.reason())
        .close()
        .toString();
  }

  /** Null = no command. */
  static @Nullable Command command(JsonMessage message) {
    String id = message.text("id");
    String kind = message.text("kind");
    Long epoch = message.whole("epoch");
    Long leaseMillis = message.whole("leaseMillis");
    return id == null || kind == null || epoch == null
        ? null
        : new Command(
            id,
            epoch,
            kind,
            message.real("value"),
            message.object("stream").whole("ssrc"),
            leaseMillis == null ? DEFAULT_LEASE_MILLIS : leaseMillis);
  }

  /** Null = none, or none that can be. */
  static @Nullable Sampling sampling(JsonMessage config) {
    Long numerator = config.object("sampling").whole("numerator");
    Long denominator = config.object("sampling").whole("denominator");
    if (numerator == null || denominator == null) {
      return null;
    }
    try {
      return new Sampling(Math.toIntExact(numerator), Math.toIntExact(denominator));
    } catch (ArithmeticException | IllegalArgumentException e) {
      return null;
    }
  }
}
