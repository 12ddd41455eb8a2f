package io.earshot.streams.avro;

import java.util.Arrays;
import org.apache.avro.Schema;

/**
 * The engine's constant for each symbol of a wire enum, by name.
 *
 * @param <E> the engine's enum
 */
final class EnumTable<E extends Enum<E>> {

  private final String name;
  private final E[] bySymbol;

  private EnumTable(String name, E[] bySymbol) {
    this.name = name;
    this.bySymbol = bySymbol;
  }

  static <E extends Enum<E>> EnumTable<E> of(Class<E> type, Schema symbols) {
    E[] bySymbol = Arrays.copyOf(type.getEnumConstants(), symbols.getEnumSymbols().size());
    for (int i = 0; i < bySymbol.length; i++) {
      bySymbol[i] = Enum.valueOf(type, symbols.getEnumSymbols().get(i));
    }
    return new EnumTable<>(symbols.getName(), bySymbol);
  }

  E read(BodyCursor cursor) throws UndecodableBatch {
    return bySymbol[cursor.readIndex(name, bySymbol.length)];
  }
}
