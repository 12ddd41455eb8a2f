package io.earshot.media.loss;

/** Is told of each packet of a stream in sequence order, once its fate can no longer change. */
public interface SettledFates {

  void settle(boolean received);
}
