package io.earshot.bench.livekit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A translated call as it is in the world: a speaker and a listener in browsers, each behind a
 * network and a relay, the SFU, and a worker beside it. Room and sounds are drawn for each call.
 */
final class LiveCall implements AutoCloseable {

  static final String SPEAKER = "speaker";
  static final String LISTENER = "listener";
  static final String WORKER = "worker";

  private static final Path WORKER_SCRIPT =
      Path.of("../docs/examples/livekit/worker.py").toAbsolutePath().normalize();

  private final Path folder;
  private final String room;
  private final SpokenPattern pattern;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<String, Network> networks = new TreeMap<>();
  private final Map<String, CallPage> pages = new TreeMap<>();
  private final Map<String, JsonNode> joined = new TreeMap<>();
  private final PageHost host;
  private final SfuProcess sfu;
  private final List<String> versions = new ArrayList<>();

  /**
   * Starts everything and lets everybody join.
   *
   * @param profile of both networks
   * @param edge that webhooks, pages and worker report to
   */
  LiveCall(Path folder, long seed, String profile, URI edge) throws IOException {
    this.folder = folder;
    QuickStart quickStart = QuickStart.ofReadme();
    room = "room-" + Long.toHexString(seed);
    pattern = SpokenPattern.random(seed);
    try {
      Path microphone = folder.resolve("microphone.wav");
      pattern.write(microphone);
      int relayPort = FreePorts.udp();
      opened(RelayProcess.start(folder, relayPort));
      String[] url = new String[1];
      host =
          opened(
              PageHost.start(
                  Tools.browserClient(),
                  quickStart.page(edge),
                  () -> url[0],
                  who -> token(who, "standard")));
      String webhooks = quickStart.server(SfuProcess.KEY, edge, host.uri("/webhook"));
      sfu = opened(SfuProcess.start(folder, relayPort, webhooks));
      url[0] = sfu.url();
      startWorker(edge);
      join(LISTENER, relayPort, profile, seed + 1, microphone);
      join(SPEAKER, relayPort, profile, seed + 2, microphone);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private void startWorker(URI edge) {
    Map<String, String> environment =
        Map.of(
            "EARSHOT_EDGE", edge.toString(),
            "LIVEKIT_URL", sfu.url(),
            "LIVEKIT_TOKEN", token(WORKER, "agent"));
    Child worker =
        opened(
            Child.start(
                WORKER,
                folder,
                environment,
                List.of(Tools.python().toString(), WORKER_SCRIPT.toString())));
    versions.add(worker.await("joined .*").group());
  }

  private void join(String who, int relayPort, String profile, long seed, Path microphone) {
    Network network = opened(Network.start(folder, who, relayPort, profile, seed));
    networks.put(who, network);
    String query = "/call.html?who=" + who + "&turn=" + network.port();
    CallPage page = opened(CallPage.open(host.uri(query), microphone));
    pages.put(who, page);
    versions.add(page.version());
    joined.put(who, page.ask("call.join()"));
  }

  private String token(String identity, String kind) {
    return AccessToken.of(
        SfuProcess.KEY, SfuProcess.SECRET, room, identity, kind, InstantSource.system().instant());
  }

  String room() {
    return room;
  }

  /** The SFU's id of this life of the room. */
  String sessionId() {
    return requireNonNull(joined.get(LISTENER)).get("sessionId").asText();
  }

  SpokenPattern pattern() {
    return pattern;
  }

  List<String> versions() {
    return versions;
  }

  Network network(String who) {
    return requireNonNull(networks.get(who));
  }

  CallPage page(String who) {
    return requireNonNull(pages.get(who));
  }

  SfuProcess sfu() {
    return sfu;
  }

  List<JsonNode> webhooks() {
    return host.webhooks();
  }

  /** Both browsers hang up; servers and logs stay. */
  void hangUp() {
    pages.values().forEach(page -> page.ask("call.leave()"));
  }

  /** Ends all, the last started first. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.err.println("end of a call: " + e);
      }
    }
  }
}
