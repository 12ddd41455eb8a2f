package io.earshot.collectors.edge.privacy;

/** What a name names; equal names of different kinds get different pseudonyms. */
public enum NameKind {
  PARTICIPANT("p_"),
  AGENT("a_"),
  NODE("n_"),
  ROOM("r_");

  private final String prefix;

  NameKind(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }
}
