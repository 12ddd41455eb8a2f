package io.earshot.console.cluster;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Brokers to begin with.
 *
 * @param servers {@code HOST:PORT}, or several separated by commas; whether anybody is there is
 *     another question
 */
public record Bootstrap(String servers) {

  /** What the embedded stack listens on. */
  public static final String EMBEDDED = "127.0.0.1:9092";

  private static final Pattern SERVER =
      Pattern.compile("(?:[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.%a-z]+]):([0-9]{1,5})");

  private static final int MAX_PORT = 65_535;

  public Bootstrap {
    Arrays.stream(servers.split(",", -1)).forEach(Bootstrap::requireServer);
  }

  private static void requireServer(String server) {
    Matcher matcher = SERVER.matcher(server);
    boolean isServer = matcher.matches();
    int port = isServer ? Integer.parseInt(matcher.group(1)) : 0;
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "found \"" + server + "\", expected HOST:PORT, e.g. " + EMBEDDED);
    }
  }

  /** For the command line. */
  public static final class Converter implements ITypeConverter<Bootstrap> {

    @Override
    public Bootstrap convert(String text) {
      try {
        return new Bootstrap(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
