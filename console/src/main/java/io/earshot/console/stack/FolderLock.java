package io.earshot.console.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One stack per folder, held by the operating system and signed with who holds it.
 *
 * <p>The kernel lets go of {@code .earshot} when the holder dies, however it dies: two starts at
 * the same instant cannot both win, and nobody has to remove anything by hand. {@code earshot.lock}
 * beside it is text: for the message to the loser and for finding children that were left behind.
 */
final class FolderLock implements AutoCloseable {

  static final String HELD_FILE = ".earshot";
  static final String SIGNED_FILE = "earshot.lock";

  /**
   * Closing any channel on a file drops the kernel's lock on it, so one JVM must not open it twice.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path dir;
  private final FileChannel channel;

  private FolderLock(Path dir, FileChannel channel) {
    this.dir = dir;
    this.channel = channel;
  }

  /** Takes the folder, also from a holder that died; throws with the name of one that lives. */
  static FolderLock acquire(Path existingDir) throws IOException {
    Path dir = existingDir.toRealPath();
    if (!HELD_HERE.add(dir)) {
      throw held(dir);
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(
              dir.resolve(HELD_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      taken = channel.tryLock() != null;
      if (!taken) {
        channel.close();
        throw held(dir);
      }
      return new FolderLock(dir, channel);
    } finally {
      if (!taken) {
        HELD_HERE.remove(dir);
      }
    }
  }

  /** Who signed the folder last and did not take the signature back. */
  static Optional<RunningStack> signature(Path dir) {
    try {
      return RunningStack.parse(Files.readString(dir.resolve(SIGNED_FILE)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void sign(RunningStack stack) throws IOException {
    Path draft = dir.resolve(SIGNED_FILE + ".new");
    Files.writeString(draft, stack.text());
    Files.move(draft, dir.resolve(SIGNED_FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(dir.resolve(SIGNED_FILE));
    channel.close();
    HELD_HERE.remove(dir);
  }

  private static StackFailure held(Path dir) {
    String who =
        signature(dir)
            .map(RunningStack::main)
            .map(main -> "pid " + main.pid() + ", running since " + main.startedAt())
            .orElse("just starting");
    return new StackFailure(
        "another earshot (" + who + ") uses folder " + dir + "; stop it or choose another --data");
  }
}
