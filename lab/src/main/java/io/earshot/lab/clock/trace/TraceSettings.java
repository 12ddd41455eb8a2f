package io.earshot.lab.clock.trace;

import io.earshot.media.clock.EdgeConfig;
import io.earshot.media.clock.PaneLayout;
import io.earshot.media.clock.Patience;
import io.earshot.media.clock.RatePrior;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The {@code #cfg} line: name=value pairs, of which what is not there has its default. */
final class TraceSettings {

  static final String PREFIX = "#cfg";

  /**
   * What may be set. {@code guard=0} is for clocks whose steps are all signaled; {@code alpha}, the
   * asymmetry that a model's bound allows for, changes no record.
   */
  private static final List<String> NAMES =
      List.of(
          "prior", "wander", "rmin", "res", "grace", "P", "K", "LAG", "AHEAD", "MINN", "MINT", "M2",
          "K2", "guard", "alpha");

  private final long line;
  private final Map<String, Long> values = new TreeMap<>();

  private TraceSettings(long line) {
    this.line = line;
  }

  static EdgeConfig parse(String text, long line) {
    TraceSettings settings = new TraceSettings(line);
    String pairs = text.substring(PREFIX.length()).strip();
    if (!pairs.isEmpty()) {
      for (String each : pairs.split("\\s+")) {
        settings.add(each);
      }
    }
    try {
      return settings.config();
    } catch (IllegalArgumentException e) {
      throw new TraceFormatException(line, String.valueOf(e.getMessage()));
    }
  }

  static String text(EdgeConfig config) {
    RatePrior rate = config.rate();
    PaneLayout layout = config.layout();
    Patience patience = config.patience();
    return PREFIX
        + (" prior=" + rate.priorPpb())
        + (" wander=" + rate.wanderPpb())
        + (" rmin=" + rate.smallestDoubtPpb())
        + (" res=" + config.resolutionNanos())
        + (" grace=" + config.graceNanos())
        + (" P=" + layout.paneNanos())
        + (" K=" + layout.finePanes())
        + (" LAG=" + patience.lagPanes())
        + (" AHEAD=" + patience.aheadPanes())
        + (" MINN=" + patience.minPanesAfterStep())
        + (" MINT=" + patience.minPanes())
        + (" M2=" + layout.panesPerCoarse())
        + (" K2=" + layout.coarsePanes())
        + (config.guarded() ? "" : " guard=0");
  }

  private void add(String pair) {
    String[] nameAndValue = pair.split("=", 2);
    if (nameAndValue.length != 2) {
      throw new TraceFormatException(line, "'" + pair + "'", "name=value");
    }
    String name = nameAndValue[0];
    if (!NAMES.contains(name)) {
      throw new TraceFormatException(line, "'" + name + "'", "one of " + String.join(", ", NAMES));
    }
    if (values.put(name, TraceNumber.parse(nameAndValue[1], line)) != null) {
      throw new TraceFormatException(line, "'" + name + "' again", "each name once");
    }
  }

  private EdgeConfig config() {
    PaneLayout panes = PaneLayout.DEFAULT;
    Patience patience = Patience.DEFAULT;
    return new EdgeConfig(
        new RatePrior(
            value("prior", RatePrior.BROWSER.priorPpb()),
            value("wander", RatePrior.BROWSER.wanderPpb()),
            value("rmin", RatePrior.BROWSER.smallestDoubtPpb())),
        value("res", 0),
        value("grace", EdgeConfig.DEFAULT_GRACE_NANOS),
        isGuarded(),
        new PaneLayout(
            value("P", panes.paneNanos()),
            count("K", panes.finePanes()),
            count("M2", panes.panesPerCoarse()),
            count("K2", panes.coarsePanes())),
        new Patience(
            count("LAG", patience.lagPanes()),
            count("AHEAD", patience.aheadPanes()),
            count("MINN", patience.minPanesAfterStep()),
            count("MINT", patience.minPanes())));
  }

  private boolean isGuarded() {
    long guard = value("guard", 1);
    if (!(0 <= guard && guard <= 1)) {
      throw new TraceFormatException(line, "guard=" + guard, "0 or 1");
    }
    return guard == 1;
  }

  private int count(String name, int fallback) {
    long value = value(name, fallback);
    if (value != (int) value) {
      throw new TraceFormatException(line, name + "=" + value, "a number of panes");
    }
    return (int) value;
  }

  private long value(String name, long fallback) {
    @Nullable Long value = values.get(name);
    return value == null ? fallback : value;
  }
}
