package io.earshot.console.sessions.kafka;

import io.earshot.console.command.CommandFailure;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFault;
import io.earshot.schemas.wire.WireFormatException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of one type; what cannot be read is counted and passed over: one bad record must not hide
 * every session. A registry that does not answer ends the command.
 */
public final class Decoding<T extends SpecificRecord> {

  private final WireDecoder<T> decoder;
  private long unreadable;
  private String firstProblem = "";

  public Decoding(WireDecoder<T> decoder) {
    this.decoder = decoder;
  }

  /** Null = no value, or none that can be read. */
  public @Nullable T decode(ConsumerRecord<byte[], byte[]> each) {
    if (each.value() == null) {
      return null;
    }
    try {
      return decoder.decode(each.value());
    } catch (WireFormatException e) {
      String problem =
          each.topic() + "-" + each.partition() + "@" + each.offset() + ": " + e.getMessage();
      if (e.fault() == WireFault.REGISTRY_UNAVAILABLE) {
        throw CommandFailure.unreachable(problem.replace("schema.registry.url", "--registry"), e);
      }
      firstProblem = unreadable == 0 ? problem : firstProblem;
      unreadable++;
      return null;
    }
  }

  /** One line; null = everything could be read. */
  public @Nullable String unreadable() {
    return unreadable == 0
        ? null
        : "passed over records that cannot be read: " + unreadable + ", the first " + firstProblem;
  }
}
