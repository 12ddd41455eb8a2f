package io.earshot.console.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a stack keeps: everything under one folder that can be copied, moved or deleted as a whole.
 *
 * @param root absolute
 */
record DataFolder(Path root) {

  private static final String REGISTRY_FILES = "registry.";

  /**
   * Creates the folder. One that holds anything else is refused: {@code data} is a common name, and
   * a broker's files among somebody's own are hard to tell apart.
   */
  static DataFolder prepare(Path dir) {
    Path root = dir.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      DataFolder folder = new DataFolder(root);
      if (!Files.exists(root.resolve(FolderLock.HELD_FILE)) && folder.holdsForeignFiles()) {
        throw new StackFailure(
            "folder " + root + " is not empty and not ours; choose an empty one with --data");
      }
      return folder;
    } catch (IOException e) {
      throw new StackFailure(
          "folder " + root + " cannot be used (" + reason(e) + "); choose another with --data", e);
    }
  }

  Path broker() {
    return root.resolve("broker");
  }

  Path registry() {
    return root.resolve("registry");
  }

  Path log(String child) {
    return root.resolve("logs").resolve(child + ".log");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  /** Native libraries and caches of the children: theirs alone, worth nothing without them. */
  void clearTemporary() throws IOException {
    deleteTree(temporary());
  }

  /** Creates the folders that children expect. */
  void layOut() throws IOException {
    clearTemporary();
    Files.createDirectories(temporary());
    Files.createDirectories(root.resolve("logs"));
    Files.createDirectories(registry());
    if (!Files.exists(registryReady())) {
      // Killed before it ever answered: its tables may exist by half, and nobody relies on them.
      deleteRegistryFiles();
    }
  }

  /** Remembers that the registry's tables are complete and may hold what was acknowledged. */
  void registryAnswered() throws IOException {
    if (!Files.exists(registryReady())) {
      Files.createFile(registryReady());
    }
  }

  static void deleteTree(Path dir) throws IOException {
    if (!Files.exists(dir)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(dir)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }

  private Path registryReady() {
    return registry().resolve("answered");
  }

  private void deleteRegistryFiles() throws IOException {
    try (Stream<Path> files = Files.list(registry())) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(REGISTRY_FILES)) {
          Files.delete(file);
        }
      }
    }
  }

  /** Mount points have a {@code lost+found}, desktops leave hidden files: those are nobody's. */
  private boolean holdsForeignFiles() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> !name.startsWith(".") && !name.equals("lost+found"));
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }
}
