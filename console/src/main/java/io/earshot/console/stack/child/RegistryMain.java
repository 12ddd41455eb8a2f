package io.earshot.console.stack.child;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * Apicurio Registry on loopback with its schemas in a file of the current folder: {@code
 * RegistryMain PORT}.
 *
 * <p>The registry's own main does not notice when its parent dies; this one does, then delegates.
 */
public final class RegistryMain {

  private static final String APICURIO_MAIN = "io.quarkus.runner.GeneratedMain";

  /** Without WRITE_DELAY=0 H2 keeps commits in memory for half a second: kill -9 loses them. */
  private static final String DATABASE = "jdbc:h2:file:./registry;WRITE_DELAY=0";

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("apicurio.storage.kind", "sql"),
          Map.entry("apicurio.storage.sql.kind", "h2"),
          Map.entry("apicurio.datasource.url", DATABASE),
          Map.entry("apicurio.datasource.username", "sa"),
          Map.entry("apicurio.datasource.password", "sa"),
          Map.entry("quarkus.http.host", "127.0.0.1"),
          // Newer versions open a management port on all interfaces unless told otherwise.
          Map.entry("quarkus.management.host", "127.0.0.1"),
          Map.entry("quarkus.banner.enabled", "false"),
          // One line per request would grow the log without end.
          Map.entry("quarkus.log.category.\"io.quarkus.http.access-log\".level", "OFF"));

  private RegistryMain() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    ParentWatch.start();
    SETTINGS.forEach(System::setProperty);
    System.setProperty("quarkus.http.port", args[0]);
    try {
      Class.forName(APICURIO_MAIN)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      e.getTargetException().printStackTrace();
      System.exit(1);
    }
  }
}
