package io.earshot.streams.rollup;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The cells of one window; names beyond what it has room for share one. */
final class Cells {

  private final Map<Scope, BoundedNames> names = new EnumMap<>(Scope.class);
  private final TreeMap<ScopeName, Cell> cells = new TreeMap<>();

  void merge(ScopeName name, Cell cell) {
    String homeless =
        name.name().equals(ScopeName.OTHER)
            ? ScopeName.OTHER
            : names
                .computeIfAbsent(name.scope(), scope -> new BoundedNames(scope.maxNames()))
                .add(name.name());
    if (homeless == null) {
      add(name, cell);
    } else if (homeless.equals(name.name())) {
      add(name.other(), cell);
    } else {
      Cell moved = cells.remove(new ScopeName(name.scope(), homeless));
      if (moved != null) {
        add(name.other(), moved);
      }
      add(name, cell);
    }
  }

  private void add(ScopeName name, Cell cell) {
    cells.computeIfAbsent(name, made -> new Cell()).merge(cell);
  }

  /** In the order of scopes and names. */
  Map<ScopeName, Cell> all() {
    return cells;
  }
}
