package io.earshot.bench.notify;

import io.earshot.alerts.delivery.kafka.Notifier;
import io.earshot.alerts.delivery.kafka.NotifierSettings;
import io.earshot.alerts.delivery.receiver.ReceiversReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A notifier in a process of its own, so that it can be killed: BOOTSTRAP NAME FILE. */
final class NotifierMain {

  private NotifierMain() {}

  public static void main(String[] arguments) throws Exception {
    ReceiversReading reading =
        ReceiversReading.of(
            arguments[2], Files.readString(Path.of(arguments[2])), SharedSecret.EVERYWHERE);
    NotifierSettings settings =
        NotifierSettings.usual(arguments[0], reading.receivers(), null)
            .withName(arguments[1])
            .withStartDelayMillis(0);
    Notifier.start(settings, System.err::println);
    new CountDownLatch(1).await();
  }
}
