package io.earshot.alerts.rule.metric;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one alert of a rule is about: series with the same values of these labels are judged
 * together. A series that does not know one of them is in no group of the rule.
 */
public enum Scope {
  STREAM("stream", "session", "participant", "direction", "ssrc"),
  LEG("leg", "session", "participant", "leg"),
  HOP("hop", "session", "hop", "from", "to"),
  PARTICIPANT("participant", "session", "participant"),
  CALL("call", "session"),
  AGENT("agent", "agent"),
  ROOM("room", "room"),
  SFU("sfu", "sfu"),
  WORKER("worker", "worker"),
  REGION("region", "region"),
  LANGUAGE_PAIR("language_pair", "source_language", "target_language"),
  /** Everything together. */
  FLEET("fleet");

  private final String key;
  private final List<String> labels;

  Scope(String key, String... labels) {
    this.key = key;
    this.labels = Arrays.stream(labels).sorted().toList();
  }

  /** Its name in a rules file. */
  public String key() {
    return key;
  }

  /** Sorted. */
  public List<String> labels() {
    return labels;
  }

  /**
   * Whether series of several sessions come together. Those are in several partitions, so a rule of
   * this scope is evaluated where all of them meet.
   */
  public boolean isWide() {
    return !labels.contains("session");
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(Scope::key).toList();
  }

  /** Null = no such scope. */
  public static @Nullable Scope named(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst().orElse(null);
  }
}
