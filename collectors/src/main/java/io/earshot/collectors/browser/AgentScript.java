package io.earshot.collectors.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A file that pages load, made of modules a person can read: each script is joined into one module,
 * without comments and indentation, so that it costs one request and few bytes.
 *
 * <p>What may be joined is narrow on purpose: imports at the beginning of a line between these
 * modules only, names that do not clash, comments on lines of their own.
 */
public enum AgentScript {
  PAGE("agent.js", List.of("agent-commands.js", "agent-reports.js", "agent-tracks.js", "agent.js")),
  WORKER("agent-worker.js", List.of("agent-marks.js", "agent-batches.js", "agent-worker.js"));

  private static final Pattern BLOCK_COMMENT = Pattern.compile("(?ms)^\\s*/\\*.*?\\*/\\s*?$");
  private static final Pattern LINE_COMMENT = Pattern.compile("(?m)^\\s*//.*$");
  private static final Pattern IMPORT =
      Pattern.compile("(?ms)^import [^;]*? from \"\\./agent-[a-z]+\\.js\";$");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=const|function|async)");
  private static final Pattern NUMBER =
      Pattern.compile("\\bconst ([A-Z]+_[A-Z_]+) = ([0-9][0-9a-fx_e.-]*);");
  private static final Pattern NEEDLESS_BREAK = Pattern.compile("(?<=[;{,(\\[])\n|\n(?=})");
  private static final Pattern INDENTATION = Pattern.compile("(?m)^\\s+");

  private final String fileName;
  private final List<String> modules;

  AgentScript(String fileName, List<String> modules) {
    this.fileName = fileName;
    this.modules = modules;
  }

  /** Its name in the edge's folder, e.g. {@code agent.js}. */
  public String fileName() {
    return fileName;
  }

  /** The script as one ES module that imports nothing. */
  public String text() {
    StringBuilder joined = new StringBuilder();
    for (String module : modules) {
      String text = IMPORT.matcher(strip(read(module))).replaceAll("");
      boolean isEntry = module.equals(fileName);
      joined.append(isEntry ? text : EXPORT.matcher(text).replaceAll(""));
    }
    String code = INDENTATION.matcher(joined).replaceAll("");
    return inline(NEEDLESS_BREAK.matcher(code).replaceAll(""));
  }

  /** The types of what {@link #PAGE} exports, for editors. */
  public static String types() {
    return read("agent.d.ts");
  }

  /** Names of numbers are for readers; none is part of a string of the wire. */
  private static String inline(String code) {
    String shorter = NUMBER.matcher(code).replaceAll("");
    for (MatchResult number : NUMBER.matcher(code).results().toList()) {
      shorter = shorter.replaceAll("\\b" + number.group(1) + "\\b", number.group(2));
    }
    return shorter;
  }

  private static String strip(String source) {
    String code = BLOCK_COMMENT.matcher(source).replaceAll("");
    return LINE_COMMENT.matcher(code).replaceAll("");
  }

  private static String read(String name) {
    try (InputStream in = AgentScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
