package io.earshot.bench.notify;

import io.earshot.alerts.delivery.receiver.SecretSource;
import org.jspecify.annotations.Nullable;

/** One secret in whatever file a receiver names, and no variables. */
enum SharedSecret implements SecretSource {
  EVERYWHERE;

  @Override
  public @Nullable String variable(String name) {
    return null;
  }

  @Override
  public String file(String path) {
    return "shared secret\n";
  }
}
