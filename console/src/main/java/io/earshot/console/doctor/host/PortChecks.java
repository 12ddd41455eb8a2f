package io.earshot.console.doctor.host;

import io.earshot.console.doctor.check.Check;
import io.earshot.console.stack.PortHolder;
import io.earshot.console.stack.Ports;
import java.util.List;
import java.util.Set;

/** The usual ports of the embedded stack: free, ours, or in the way of the next start. */
public final class PortChecks {

  private PortChecks() {}

  /**
   * One of each port.
   *
   * @param asked ports of this machine that the doctor was told to ask: who listens there is wanted
   */
  public static List<Check> of(Ports usual, Set<Integer> asked) {
    return List.of(
        check(usual.broker(), "--broker-port", asked),
        check(usual.registry(), "--registry-port", asked),
        check(usual.console(), "--console-port", asked),
        check(usual.edge(), "--edge-port", asked));
  }

  private static Check check(int port, String option, Set<Integer> asked) {
    String name = "port " + port;
    PortHolder holder = PortHolder.of(port);
    if (holder.isFree()) {
      return Check.ok(name, "free");
    } else if (holder.pid() != null) {
      return Check.ok(name, "earshot, pid " + holder.pid() + ", folder " + holder.dataDir());
    } else if (asked.contains(port)) {
      return Check.ok(name, "what this command was told to ask");
    }
    return Check.warn(
        name,
        "taken by another process",
        "free or earshot's",
        "start with earshot up " + option + " PORT, or stop what listens there");
  }
}
