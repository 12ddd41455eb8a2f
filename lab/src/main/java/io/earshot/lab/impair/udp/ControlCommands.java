package io.earshot.lab.impair.udp;

import io.earshot.lab.impair.Profile;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a line at the control port asks for: {@code profile NAME} changes the profile, {@code stats}
 * tells the totals. The answer is {@code ok NAME}, the totals, or {@code error: …}.
 */
public final class ControlCommands {

  private final Function<String, Optional<Profile>> profiles;
  private final Function<ProxyTotals, String> totalsText;

  /**
   * Commands with their surroundings.
   *
   * @param profiles by name; empty = no such profile
   * @param totalsText on one line
   */
  public ControlCommands(
      Function<String, Optional<Profile>> profiles, Function<ProxyTotals, String> totalsText) {
    this.profiles = profiles;
    this.totalsText = totalsText;
  }

  String answer(UdpProxy proxy, String line) {
    String[] words = line.split("\\s+", -1);
    if (words.length == 1 && words[0].equals("stats")) {
      return totalsText.apply(proxy.totals());
    } else if (words.length == 2 && words[0].equals("profile")) {
      Optional<Profile> found = profiles.apply(words[1]);
      found.ifPresent(proxy::use);
      return found.isPresent() ? "ok " + words[1] : "error: no profile of that name";
    }
    return "error: expected 'profile NAME' or 'stats'";
  }
}
