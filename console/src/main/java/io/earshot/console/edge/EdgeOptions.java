package io.earshot.console.edge;

import io.earshot.collectors.edge.host.EdgeSettings;
import io.earshot.collectors.edge.http.EdgeServerOptions;
import io.earshot.collectors.edge.token.SecretKeys;
import io.earshot.collectors.edge.token.StaticKeys;
import io.earshot.console.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may report to the edge, and from where. */
public final class EdgeOptions {

  /** LiveKit's own name for the same lines. */
  private static final String KEYS_VARIABLE = "LIVEKIT_KEYS";

  private static final String KEY_FILE = "edge/names.key";

  @Option(
      names = "--edge-host",
      paramLabel = "HOST",
      defaultValue = EdgeServerOptions.LOOPBACK,
      description = "Address that agents connect to (default: ${DEFAULT-VALUE}).")
  private String host = EdgeServerOptions.LOOPBACK;

  @Option(
      names = "--edge-origin",
      paramLabel = "ORIGIN",
      description =
          "Web pages that may report, e.g. https://app.example; repeatable. Pages of this machine"
              + " may while the edge listens on loopback.")
  private Set<String> origins = Set.of();

  @Option(
      names = "--livekit-keys",
      paramLabel = "FILE",
      description = "Lines \"key: secret\" of LiveKit servers (default: variable LIVEKIT_KEYS).")
  private @Nullable Path liveKitKeys;

  @Option(
      names = "--edge-keys",
      paramLabel = "FILE",
      description = "Keys of agents without LiveKit tokens: {\"keys\":[{\"id\",\"key\"}]}.")
  private @Nullable Path fixedKeys;

  @Option(
      names = "--identities",
      paramLabel = "HOW",
      defaultValue = "pseudonyms",
      description = "How names are written: pseudonyms, or clear (labs only).")
  private Identities identities = Identities.pseudonyms;

  /** How names are written; constants are what a person types. */
  enum Identities {
    pseudonyms,
    clear
  }

  /**
   * What the options say.
   *
   * @param port of {@link #host}
   * @param dataDir where the key of the pseudonyms is kept
   * @param environment variables of this process
   */
  public EdgeSettings settings(int port, Path dataDir, Map<String, String> environment) {
    EdgeServerOptions server = EdgeServerOptions.on(host, port, origins);
    SecretKeys liveKit =
        liveKitKeys != null
            ? read(liveKitKeys, SecretKeys::parse)
            : parsed(KEYS_VARIABLE, environment.getOrDefault(KEYS_VARIABLE, ""), SecretKeys::parse);
    StaticKeys fixed = fixedKeys == null ? StaticKeys.NONE : read(fixedKeys, StaticKeys::parse);
    return EdgeSettings.of(server, liveKit, fixed, dataDir.resolve(KEY_FILE))
        .withClearNames(identities == Identities.clear);
  }

  private static <T> T read(Path file, Function<String, T> parser) {
    try {
      return parsed(file.toString(), Files.readString(file), parser);
    } catch (NoSuchFileException e) {
      throw CommandFailure.failed(file + ": no such file", e);
    } catch (IOException e) {
      throw CommandFailure.failed(file + ": not a readable text file in UTF-8", e);
    }
  }

  private static <T> T parsed(String where, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed(where + ": " + e.getMessage(), e);
    }
  }
}
