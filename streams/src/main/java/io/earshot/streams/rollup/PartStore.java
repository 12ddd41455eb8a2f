package io.earshot.streams.rollup;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what open windows were made of, as it came, and how far time has come. Given back in any
 * order it makes the same windows again: a merge is written nowhere.
 */
public interface PartStore {

  /**
   * @param part null removes it
   */
  void put(byte[] key, byte @Nullable [] part);

  /**
   * @param index partition of a tick; -1 for how far windows are published
   */
  void putTime(int index, long second);
}
