package io.earshot.streams.avro;

import io.earshot.schema.EventBatch;
import io.earshot.schemas.registry.SchemaUnavailable;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireFault;
import io.earshot.schemas.wire.WireFormat;
import io.earshot.schemas.wire.WireFormatException;
import io.earshot.streams.session.input.Batch;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns the value of an event record into a batch, or says in one line why not. A schema id is
 * looked up once. Keeps its buffers: one decoder per thread.
 */
public final class BatchDecoder {

  /** Kafka's own default limit of a record; a batch of 64 marks has 1 KB. */
  public static final int MAX_VALUE_BYTES = 1 << 20;

  private final SchemaIdLookup ids;
  private final Map<Integer, DecodePlan> planById = new HashMap<>();
  private final BodyCursor cursor = new BodyCursor();
  private final BatchReader reader = new BatchReader(cursor);

  private int newestObservations;

  public BatchDecoder(SchemaIdLookup ids) {
    this.ids = ids;
  }

  /**
   * Decodes one value. A bad one does not spoil the next.
   *
   * @throws SchemaUnavailable if the registry does not answer
   */
  public Batch decode(byte[] value) throws UndecodableBatch {
    newestObservations = 0;
    if (value.length > MAX_VALUE_BYTES) {
      throw new UndecodableBatch(
          Refusal.TOO_LARGE, "valueBytes=" + value.length + " > maxBytes=" + MAX_VALUE_BYTES);
    }
    try {
      DecodePlan plan = plan(WireFormat.schemaId(value));
      plan.start(value, cursor);
    } catch (WireFormatException e) {
      throw refused(e);
    }
    Batch batch = read();
    if (cursor.leftBytes() != 0) {
      throw UndecodableBatch.undecodable("trailingBytes=" + cursor.leftBytes() + " > 0");
    }
    return batch;
  }

  private Batch read() throws UndecodableBatch {
    try {
      return reader.read();
    } finally {
      newestObservations = reader.observations();
    }
  }

  /**
   * Values of reports that were no finite number below 1e15 and labels that nobody knows or that
   * are too long; all taken as absent.
   */
  public long unusableValues() {
    return reader.unusableValues();
  }

  /** Observations that the newest value carried, also if it broke after it said so; else 0. */
  public int newestObservations() {
    return newestObservations;
  }

  private DecodePlan plan(int schemaId) throws WireFormatException {
    DecodePlan known = planById.get(schemaId);
    if (known != null) {
      return known;
    }
    DecodePlan plan = DecodePlan.of(schemaId, ids.byId(schemaId), EventBatch.getClassSchema());
    planById.put(schemaId, plan);
    return plan;
  }

  private static UndecodableBatch refused(WireFormatException e) {
    String message = String.valueOf(e.getMessage());
    String detail = message.substring(message.indexOf(": ") + 2);
    WireFault fault = e.fault();
    return switch (fault) {
      case TOO_SHORT -> new UndecodableBatch(Refusal.TOO_SHORT, detail);
      case WRONG_MAGIC_BYTE -> new UndecodableBatch(Refusal.WRONG_MAGIC_BYTE, detail);
      case UNKNOWN_SCHEMA_ID -> new UndecodableBatch(Refusal.UNKNOWN_SCHEMA_ID, detail);
      case REGISTRY_UNAVAILABLE -> throw new SchemaUnavailable(detail, e);
      default -> UndecodableBatch.undecodable(detail);
    };
  }
}
