package io.earshot.schemas.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Ids 1 to n of a list of schemas, for files and tests: no registry, the same on every machine. */
public final class FixedSchemaIds implements SchemaIdLookup {

  static {
    RecordTrust.establish();
  }

  private final List<Schema> schemas;
  private final Map<Schema, Integer> ids = new HashMap<>();

  private FixedSchemaIds(List<Schema> schemas) {
    this.schemas = List.copyOf(schemas);
    for (Schema schema : this.schemas) {
      ids.putIfAbsent(schema, ids.size() + 1);
    }
    if (ids.size() != schemas.size()) {
      throw new IllegalArgumentException(
          "distinctSchemas=" + ids.size() + " != schemas=" + schemas.size());
    }
  }

  /** Gives the first schema id 1, the next 2 and so on. */
  public static FixedSchemaIds of(List<Schema> schemas) {
    return new FixedSchemaIds(schemas);
  }

  @Override
  public int idOf(String subject, Schema schema) {
    Integer id = ids.get(schema);
    if (id == null) {
      throw new IllegalArgumentException(
          "schema=" + schema.getFullName() + " of subject=" + subject + " has no fixed id");
    }
    return id;
  }

  @Override
  public Schema byId(int id) throws WireFormatException {
    if (id < 1 || id > schemas.size()) {
      throw new WireFormatException(
          WireFault.UNKNOWN_SCHEMA_ID, "id=" + id + " not in 1.." + schemas.size());
    }
    return schemas.get(id - 1);
  }
}
