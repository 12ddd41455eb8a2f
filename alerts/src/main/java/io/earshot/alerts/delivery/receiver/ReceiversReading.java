package io.earshot.alerts.delivery.receiver;

import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.Problem;
import io.earshot.alerts.rule.yaml.Problems;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlText;
import io.earshot.alerts.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of reading a receivers file: all of them, or all that is wrong with it. */
public final class ReceiversReading {

  private static final String VERSION = "1";

  private final Problems problems;
  private final List<Receiver> receivers = new ArrayList<>();
  private @Nullable String page;

  private ReceiversReading(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param file its name in messages
   */
  public static ReceiversReading of(String file, String text, SecretSource secrets) {
    ReceiversReading reading = new ReceiversReading(new Problems(file));
    YamlMap root = YamlText.map(text, reading.problems);
    if (root != null) {
      reading.read(root, secrets);
    }
    return reading;
  }

  private void read(YamlMap root, SecretSource secrets) {
    root.refuseOthers(List.of("version", "page", "receivers"));
    if (root.expect("version", "version: " + VERSION) != null) {
      new Fields(root).choice("version", List.of(VERSION));
    }
    String pageText = root.has("page") ? root.text("page") : null;
    page = pageText == null ? null : pageText.replaceAll("/+$", "");
    YamlValue list = root.expect("receivers", "a list of receivers");
    if (list == null) {
      return;
    }
    for (YamlValue each : list.list()) {
      YamlMap map = each.map();
      if (map != null) {
        Optional<Receiver> receiver = new ReceiverReader(map, secrets).read();
        receiver.ifPresent(found -> add(found, map));
      }
    }
  }

  private void add(Receiver receiver, YamlMap map) {
    if (receivers.stream().anyMatch(other -> other.name().equals(receiver.name()))) {
      map.problem(
          "name", "found a second receiver '" + receiver.name() + "'; expected each name once");
    }
    receivers.add(receiver);
  }

  /** By line; empty = sound. */
  public List<Problem> problems() {
    return problems.sorted();
  }

  public boolean isSound() {
    return problems.isEmpty();
  }

  /** In the order of the file. */
  public List<Receiver> receivers() {
    if (!isSound()) {
      throw new IllegalStateException("receivers with problems: " + problems());
    }
    return List.copyOf(receivers);
  }

  /** Address of the live page for links, without a slash at its end; null = not said. */
  public @Nullable String page() {
    return page;
  }
}
