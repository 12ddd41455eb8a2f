package io.earshot.bench.livekit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the README tells who has a LiveKit server to do: the test does that. */
final class QuickStart {

  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## Beside LiveKit\n(.*?)(?=^## |\\z)");
  private static final String EDGE = "http://127.0.0.1:8390";

  private final String section;

  private QuickStart(String section) {
    this.section = section;
  }

  static QuickStart ofReadme() throws IOException {
    Matcher section = SECTION.matcher(Files.readString(Path.of("../README.md")));
    if (!section.find()) {
      throw new IllegalStateException("README.md: no section 'Beside LiveKit'");
    }
    return new QuickStart(section.group(1));
  }

  /** Arguments of the {@code earshot} command. */
  List<String> command(Path keys) {
    List<String> words = new ArrayList<>(List.of(block("sh").strip().split(" ")));
    if (!words.remove(0).equals("./earshot") || !words.remove("livekit.keys")) {
      throw new IllegalStateException("README.md: './earshot … livekit.keys' expected: " + words);
    }
    words.add(words.indexOf("--livekit-keys") + 1, keys.toString());
    return words;
  }

  /**
   * The server's part of the file {@code livekit.yaml}.
   *
   * @param another URL that hears the same
   */
  String server(String key, URI edge, URI another) {
    return block("yaml")
        .replace("KEY", key)
        .replace(EDGE, origin(edge))
        .replace("]", ", " + another + "]");
  }

  /** The page's lines as a module with one function. */
  String page(URI edge) {
    String lines = block("js").replace(EDGE, origin(edge));
    int afterImport = lines.indexOf('\n') + 1;
    return lines.substring(0, afterImport)
        + "export async function join(room, livekitUrl, token, options) {\n"
        + lines.substring(afterImport)
        + "  return earshot;\n}\n";
  }

  private String block(String language) {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(section);
    if (!block.find()) {
      throw new IllegalStateException("README.md: no block of " + language);
    }
    return block.group(1);
  }

  private static String origin(URI edge) {
    return edge.getScheme() + "://" + edge.getAuthority();
  }
}
