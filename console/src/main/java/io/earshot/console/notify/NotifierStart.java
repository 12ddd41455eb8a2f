package io.earshot.console.notify;

import io.earshot.alerts.delivery.kafka.Notifier;
import io.earshot.alerts.delivery.kafka.NotifierSettings;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the notifier of a live pipeline. */
public final class NotifierStart {

  private NotifierStart() {}

  /**
   * Returns at once; the notifier waits for its topics by itself.
   *
   * @param livePage for links where the file names no other page; null = none runs
   * @param say takes one line for a person
   */
  public static Notifier start(
      String bootstrap, ReceiversFile file, @Nullable URI livePage, Consumer<String> say) {
    String live = livePage == null ? null : livePage.toString().replaceAll("/+$", "");
    NotifierSettings settings =
        NotifierSettings.usual(
            bootstrap, file.receivers(), file.page() == null ? live : file.page());
    Notifier notifier = Notifier.start(settings, say);
    notifier.failed().thenAccept(say);
    say.accept("alerts are told to " + names(file));
    return notifier;
  }

  private static String names(ReceiversFile file) {
    return String.join(", ", file.receivers().stream().map(Object::toString).toList());
  }
}
