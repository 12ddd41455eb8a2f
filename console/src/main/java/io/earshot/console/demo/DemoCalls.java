package io.earshot.console.demo;

import io.earshot.console.command.CommandFailure;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two recorded calls of the demo, found beside the program wherever it was started from. */
final class DemoCalls {

  /** A clean and a suffering call, each through another kind of SFU. */
  private static final List<String> CALLS =
      List.of("livekit-chromium/room-red-burst", "chromium-janus/vc-opus-loss5");

  private static final String FOLDER = "recordings";

  private DemoCalls() {}

  /** Folders of the calls; they lie in the program's folder or in one above it. */
  static List<Path> locate() {
    Path program = programFolder();
    for (Path folder = program; folder != null; folder = folder.getParent()) {
      Path recordings = folder.resolve(FOLDER);
      if (CALLS.stream().allMatch(call -> Files.isDirectory(recordings.resolve(call)))) {
        return CALLS.stream().map(recordings::resolve).toList();
      }
    }
    throw CommandFailure.failed(
        program + ": found no folder " + FOLDER + " with " + CALLS + " here or above", null);
  }

  private static Path programFolder() {
    try {
      return Path.of(DemoCalls.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath()
          .normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("location of the program is not a path", e);
    }
  }
}
