package io.earshot.alerts.delivery.receiver;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where secrets are: never in the file that everybody reads. */
public interface SecretSource {

  /** A variable of the environment; null = not set. */
  @Nullable String variable(String name);

  /** The text of a file. */
  String file(String path) throws IOException;
}
