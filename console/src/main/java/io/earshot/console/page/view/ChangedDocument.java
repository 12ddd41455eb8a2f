package io.earshot.console.page.view;

import io.earshot.console.page.StateCursor;
import io.earshot.console.page.StateEvent;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** One client that gets a whole document again when it says something else. */
final class ChangedDocument implements StateCursor {

  private final String name;
  private final LongSupplier version;
  private final Supplier<String> document;
  private long seen;
  private String sent = "";

  /**
   * Nothing seen yet.
   *
   * @param version the same number = the same document, which is not made again
   * @param document JSON, one line
   */
  ChangedDocument(String name, LongSupplier version, Supplier<String> document) {
    this.name = name;
    this.version = version;
    this.document = document;
  }

  @Override
  public List<StateEvent> take() {
    long newest = version.getAsLong();
    if (!sent.isEmpty() && newest == seen) {
      return List.of();
    }
    seen = newest;
    String made = document.get().stripTrailing();
    if (made.equals(sent)) {
      return List.of();
    }
    sent = made;
    return List.of(new StateEvent(name, made));
  }
}
