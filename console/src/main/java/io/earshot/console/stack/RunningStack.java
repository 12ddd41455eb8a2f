package io.earshot.console.stack;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * What the lock file says about the stack that holds a folder.
 *
 * @param main the process that started the others
 * @param ports where it listens
 * @param children broker and registry by name, once they are started
 */
record RunningStack(ProcessIdentity main, Ports ports, Map<String, ProcessIdentity> children) {

  private static final String CHILD = "child.";
  private static final String PID = ".pid";
  private static final String STARTED_AT = ".startedAt";

  /** One {@code key=value} per line, readable by a person and by a shell script. */
  String text() {
    Map<String, Object> lines = new LinkedHashMap<>();
    put(lines, "main", main);
    lines.put("port.broker", ports.broker());
    lines.put("port.registry", ports.registry());
    lines.put("port.console", ports.console());
    lines.put("port.edge", ports.edge());
    children.forEach((name, child) -> put(lines, CHILD + name, child));
    StringBuilder text = new StringBuilder();
    lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return text.toString();
  }

  /** Empty for a file that was cut off while it was written: its writer did not get far. */
  static Optional<RunningStack> parse(String text) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(text));
      return Optional.of(new RunningStack(identity(lines, "main"), ports(lines), children(lines)));
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static void put(Map<String, Object> lines, String key, ProcessIdentity process) {
    lines.put(key + PID, process.pid());
    if (process.startedAt() != null) {
      lines.put(key + STARTED_AT, process.startedAt());
    }
  }

  private static ProcessIdentity identity(Properties lines, String key) {
    String startedAt = lines.getProperty(key + STARTED_AT);
    return new ProcessIdentity(
        Long.parseLong(lines.getProperty(key + PID, "")),
        startedAt == null ? null : Instant.parse(startedAt));
  }

  private static Ports ports(Properties lines) {
    return new Ports(
        Integer.parseInt(lines.getProperty("port.broker", "")),
        Integer.parseInt(lines.getProperty("port.registry", "")),
        Integer.parseInt(lines.getProperty("port.console", "")),
        // A stack from before there was an edge has none.
        Integer.parseInt(lines.getProperty("port.edge", "0")));
  }

  private static Map<String, ProcessIdentity> children(Properties lines) {
    Map<String, ProcessIdentity> children = new LinkedHashMap<>();
    for (String key : new TreeSet<>(lines.stringPropertyNames())) {
      if (key.startsWith(CHILD) && key.endsWith(PID)) {
        String name = key.substring(CHILD.length(), key.length() - PID.length());
        children.put(name, identity(lines, CHILD + name));
      }
    }
    return children;
  }
}
