package io.earshot.collectors.recording;

import java.io.Serial;

/** Nothing of the input can be used. The message is one line: file, position, found, expected. */
public final class UnreadableRecording extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  public UnreadableRecording(String file, String position, String found, String expected) {
    super(oneLine(file) + ": " + position + ": found " + oneLine(found) + ", expected " + expected);
  }

  private static String oneLine(String text) {
    String clean = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    if (clean.isEmpty()) {
      return "nothing";
    }
    return clean.length() <= 200 ? clean : clean.substring(0, 200) + "…";
  }
}
