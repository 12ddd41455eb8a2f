package io.earshot.lab.impair;

/** A kind of network by its name: what each direction does. */
public record Profile(String name, Impairment forth, Impairment back) {

  /** The same in both directions: a delay of 50 ms makes a round trip of 100 ms. */
  public static Profile symmetric(String name, Impairment each) {
    return new Profile(name, each, each);
  }

  public Impairment of(Direction direction) {
    return direction == Direction.FORTH ? forth : back;
  }
}
