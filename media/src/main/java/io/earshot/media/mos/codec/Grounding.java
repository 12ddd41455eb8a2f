package io.earshot.media.mos.codec;

/** How well a number is founded; from strong to weak. */
public enum Grounding {
  /** Planning values of ITU-T G.113. */
  PUBLISHED("published"),
  /** A peer-reviewed measurement, no standard. */
  LITERATURE("literature"),
  /** Extrapolated, or taken for something that was not seen. */
  ASSUMED("assumed");

  private final String label;

  Grounding(String label) {
    this.label = label;
  }

  /** As the report says it. */
  public String label() {
    return label;
  }
}
