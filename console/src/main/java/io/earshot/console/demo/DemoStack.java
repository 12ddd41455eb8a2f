package io.earshot.console.demo;

import io.earshot.console.stack.EmbeddedStack;
import io.earshot.console.stack.Ports;
import io.earshot.console.stack.StackOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The embedded stack of a demo: in a temporary folder that goes with it, on the usual ports where
 * they are free.
 *
 * @param temporary deleted at the end; null = a folder that somebody chose and keeps
 */
record DemoStack(EmbeddedStack stack, @Nullable Path temporary) implements AutoCloseable {

  static DemoStack start(@Nullable Path dataDir, Consumer<String> progress) {
    Path folder = dataDir == null ? newFolder() : dataDir;
    Path temporary = dataDir == null ? folder : null;
    try {
      StackOptions options =
          StackOptions.in(folder).withPorts(usualOrFree()).withProgress(progress);
      DemoStack demo = new DemoStack(EmbeddedStack.start(options), temporary);
      Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-stop"));
      return demo;
    } catch (RuntimeException e) {
      delete(temporary);
      throw e;
    }
  }

  @Override
  public void close() {
    stack.close();
    delete(temporary);
  }

  private static Ports usualOrFree() {
    Ports usual = Ports.FIXED;
    return new Ports(
        ifFree(usual.broker()),
        ifFree(usual.registry()),
        ifFree(usual.console()),
        ifFree(usual.edge()));
  }

  /** 0, any other port, where somebody else listens. */
  private static int ifFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      return 0;
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("earshot-demo-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(@Nullable Path folder) {
    if (folder != null && Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      } catch (IOException | UncheckedIOException e) {
        // Left to the system's own cleaning of temporary files.
      }
    }
  }
}
