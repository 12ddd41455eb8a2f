package io.earshot.bench.livekit;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a call needs beside Java, each made once and kept in {@code ~/.cache/earshot}: the server
 * from its Go module, the browser's client from its npm package, the worker's SDK in a Python
 * environment. Says how long each took.
 */
final class Tools {

  static final String SERVER_VERSION = "1.13.5";
  private static final String SERVER_MODULE = "github.com/livekit/livekit-server/cmd/server";
  private static final String CLIENT = "livekit-client@2.23.0";
  private static final String SDK = "livekit==1.1.21";
  private static final List<String> PLACES =
      List.of("/usr/local/go/bin", "/usr/local/bin", "/usr/bin", "/bin");

  private static final Path CACHE =
      Path.of(
          Objects.requireNonNullElse(
              System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home") + "/.cache"),
          "earshot");

  private Tools() {}

  /** The server's binary. */
  static Path server() {
    Path binary = CACHE.resolve("livekit-server").resolve(SERVER_VERSION).resolve("livekit-server");
    return made(
        binary,
        folder -> {
          String go = program("go").toString();
          run(folder, go, "mod", "init", "build");
          // Not 'go install': the module replaces others, which only a build of its own may do.
          run(folder, go, "get", SERVER_MODULE + "@v" + SERVER_VERSION);
          run(
              folder,
              go,
              "build",
              "-trimpath",
              "-ldflags=-s -w",
              "-o",
              folder.resolve(binary.getFileName()).toString(),
              SERVER_MODULE);
        });
  }

  /** The client as one script for a page. */
  static Path browserClient() {
    Path script = CACHE.resolve(CLIENT).resolve("livekit-client.umd.js");
    return made(
        script,
        folder -> {
          run(folder, program("npm").toString(), "pack", "--silent", CLIENT);
          run(
              folder,
              program("tar").toString(),
              "-xzf",
              CLIENT.replace('@', '-') + ".tgz",
              "--strip-components=2",
              "package/dist/livekit-client.umd.js");
        });
  }

  /** A Python that knows the SDK. */
  static Path python() {
    Path environment = CACHE.resolve(SDK.replace("==", "-"));
    Path python = environment.resolve("bin/python");
    if (!Files.isExecutable(python)) {
      long startNanos = System.nanoTime();
      // In its final place: an environment knows where it is.
      Path folder = createdFolder(CACHE);
      run(folder, program("python3").toString(), "-m", "venv", "--clear", environment.toString());
      run(folder, python.toString(), "-m", "pip", "install", "--quiet", SDK);
      say(SDK, startNanos);
    }
    return python;
  }

  /** A program of the system; skips the test where it is missing, which in CI is a failure. */
  static Path program(String name) {
    Stream<String> path = Stream.of(System.getenv("PATH").split(":", -1));
    return Stream.concat(path, PLACES.stream())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> missing(name));
  }

  private static Path missing(String name) {
    String message = name + " is not installed: a LiveKit call needs it";
    if (System.getenv("EARSHOT_CI") != null) {
      fail(message);
    }
    return abort(message);
  }

  /** Made beside its place and moved there: half a tool is none. */
  private static Path made(Path tool, Recipe recipe) {
    if (Files.exists(tool)) {
      return tool;
    }
    long startNanos = System.nanoTime();
    try {
      Path place = createdFolder(Objects.requireNonNull(tool.getParent()));
      Path folder = Files.createTempDirectory(place, "making");
      recipe.make(folder);
      Files.move(
          folder.resolve(tool.getFileName()),
          tool,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    say(String.valueOf(CACHE.relativize(tool)), startNanos);
    return tool;
  }

  private static void say(String name, long startNanos) {
    System.err.printf(
        "== %s made in %d s%n", name, (System.nanoTime() - startNanos) / 1_000_000_000);
  }

  private static void run(Path folder, String... command) {
    try {
      Child.run(
          String.valueOf(Path.of(command[0]).getFileName()),
          folder,
          Map.of("CGO_ENABLED", "0", "GOFLAGS", "-mod=mod"),
          new ArrayList<>(List.of(command)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path createdFolder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** Makes a tool in a folder of its own. */
  private interface Recipe {

    void make(Path folder);
  }
}
