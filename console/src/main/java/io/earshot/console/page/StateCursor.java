package io.earshot.console.page;

import java.util.Arrays;
import java.util.List;

/**
 * What of one view a client does not have yet. It holds no messages, only where the client stands:
 * one that reads slowly gets fewer and later states, never a backlog. One client, one thread at a
 * time.
 */
public interface StateCursor {

  /** Brings the client from where it stands to the latest state; empty when it is there. */
  List<StateEvent> take();

  /** One client that looks at several things at once; what the first has to say comes first. */
  static StateCursor together(StateCursor... parts) {
    return () -> Arrays.stream(parts).flatMap(part -> part.take().stream()).toList();
  }
}
