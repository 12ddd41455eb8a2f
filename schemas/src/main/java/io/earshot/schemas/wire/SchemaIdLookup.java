package io.earshot.schemas.wire;

import org.apache.avro.Schema;

/** Which number stands for which schema. Safe for use by several threads. */
public interface SchemaIdLookup {

  /**
   * Id under which records of {@code schema} are written to the topic of {@code subject}.
   *
   * @throws RuntimeException naming the remedy, if there is no id to be had
   */
  int idOf(String subject, Schema schema);

  /**
   * Schema that a record with this id was written with.
   *
   * @throws WireFormatException {@link WireFault#UNKNOWN_SCHEMA_ID} or {@link
   *     WireFault#REGISTRY_UNAVAILABLE}
   */
  Schema byId(int id) throws WireFormatException;
}
