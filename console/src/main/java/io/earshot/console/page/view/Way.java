package io.earshot.console.page.view;

import java.util.List;

/**
 * How to get a call onto an empty page.
 *
 * @param copy what to paste into a shell
 */
public record Way(String title, String text, String copy) {

  /**
   * The ways that work with this broker and this registry.
   *
   * @param bootstrap broker, HOST:PORT
   * @param registryUrl schema registry
   */
  public static List<Way> of(String bootstrap, String registryUrl) {
    return List.of(
        new Way(
            "A recorded call",
            "A real call between two browsers with a translating worker; at real time, as it was.",
            "./earshot replay recordings/livekit-chromium/room-red-burst --bootstrap "
                + bootstrap
                + " --registry "
                + registryUrl
                + " --speed 1"),
        new Way(
            "Your own agent",
            "Write EventBatch records to topic earshot.events at "
                + bootstrap
                + ", schemas at "
                + registryUrl
                + "; the key is the session id, partitioned by murmur2 as Java does"
                + " (librdkafka: partitioner=murmur2_random). This writes the schemas:",
            "./earshot schemas --out schemas"),
        new Way(
            "The demo",
            "A broker of its own with two recorded calls that take place again and again.",
            "./earshot demo"));
  }
}
