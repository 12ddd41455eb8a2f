package io.earshot.streams.avro;

import java.util.List;
import org.apache.avro.Schema;

/** Steps over a body by its writer schema and thereby proves every length and count in it. */
final class BodyWalk {

  /** Ours is four deep; deeper nesting is a recursive schema and would end the stack. */
  private static final int MAX_DEPTH = 32;

  private final BodyCursor cursor;
  private int depth;

  BodyWalk(BodyCursor cursor) {
    this.cursor = cursor;
  }

  void over(Schema writer) throws UndecodableBatch {
    if (++depth > MAX_DEPTH) {
      throw UndecodableBatch.undecodable("depth=" + depth + " > maxDepth=" + MAX_DEPTH);
    }
    switch (writer.getType()) {
      case RECORD -> overFields(writer.getFields());
      case ARRAY -> overItems(writer.getElementType(), false);
      case MAP -> overItems(writer.getValueType(), true);
      case UNION -> {
        List<Schema> branches = writer.getTypes();
        over(branches.get(cursor.readIndex("union branch", branches.size())));
      }
      case ENUM -> cursor.readIndex(writer.getName(), writer.getEnumSymbols().size());
      case STRING, BYTES -> cursor.skipSized(writer.getName());
      case INT -> cursor.readInt();
      case LONG -> cursor.readLong();
      case BOOLEAN -> cursor.skip(1);
      case FLOAT -> cursor.skip(Float.BYTES);
      case DOUBLE -> cursor.skip(Double.BYTES);
      case FIXED -> cursor.skip(writer.getFixedSize());
      case NULL -> {}
    }
    depth--;
  }

  private void overFields(List<Schema.Field> fields) throws UndecodableBatch {
    for (Schema.Field field : fields) {
      over(field.schema());
    }
  }

  private void overItems(Schema item, boolean keyed) throws UndecodableBatch {
    for (int count = cursor.readBlockCount(); count > 0; count = cursor.readBlockCount()) {
      for (int i = 0; i < count; i++) {
        if (keyed) {
          cursor.skipSized("map key");
        }
        over(item);
      }
    }
  }
}
