package io.earshot.console.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A Kafka broker and a schema registry as child processes on loopback, ready for clients.
 *
 * <p>What clients were told is stored survives {@link #close}, Ctrl-C and kill -9 of any of the
 * three processes; no child outlives the process that started it. A shutdown hook closes a stack
 * that nobody closed.
 */
public final class EmbeddedStack implements AutoCloseable {

  /** The children of a main process that was killed a moment ago may still hold the ports. */
  private static final Duration PORT_PATIENCE = Duration.ofSeconds(5);

  private final DataFolder folder;
  private final Ports ports;
  private final FolderLock lock;
  private final Consumer<String> progress;
  private final Duration stopGrace;
  private final Children children;
  private final Deque<AutoCloseable> guests = new ArrayDeque<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread closeAtExit = new Thread(this::closeOnce, "stack-stop");

  private EmbeddedStack(
      DataFolder folder,
      Ports ports,
      FolderLock lock,
      Consumer<String> progress,
      Duration stopGrace) {
    this.folder = folder;
    this.ports = ports;
    this.lock = lock;
    this.progress = progress;
    this.stopGrace = stopGrace;
    this.children = new Children(progress);
  }

  /**
   * Returns when both children answer. Throws {@link StackFailure}, whose message is one line for a
   * person, when the folder is in use, a port is taken or a child dies.
   */
  public static EmbeddedStack start(StackOptions options) {
    Distribution dist = Distribution.here();
    return start(options, dist, ClassArchives.reading(dist));
  }

  static EmbeddedStack start(StackOptions options, Distribution dist, ClassArchives archives) {
    DataFolder folder = DataFolder.prepare(options.dataDir());
    try {
      EmbeddedStack stack = locked(folder, options, archives.stopGrace());
      try {
        Runtime.getRuntime().addShutdownHook(stack.closeAtExit);
        stack.startChildren(dist, archives);
        return stack;
      } catch (IOException | InterruptedException | RuntimeException e) {
        stack.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StackFailure("folder " + folder.root() + " cannot be used: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted while starting", e);
    }
  }

  /** {@code HOST:PORT} for Kafka clients. */
  public String bootstrap() {
    return "127.0.0.1:" + ports.broker();
  }

  /** Base of the Confluent-compatible API: a client appends {@code /subjects}. */
  public URI registryUrl() {
    return URI.create("http://127.0.0.1:" + ports.registry() + "/apis/ccompat/v7");
  }

  /** As asked for, with a number in place of each 0. */
  public Ports ports() {
    return ports;
  }

  /** Absolute; holds {@code logs/} beside the data. */
  public Path dataDir() {
    return folder.root();
  }

  /** {@code broker}, {@code registry} and {@code main}, in this order. */
  public Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    children.identities().forEach((name, process) -> pids.put(name, process.pid()));
    pids.put("main", ProcessHandle.current().pid());
    return pids;
  }

  /** Tells the person who waits one line. */
  public void say(String line) {
    progress.accept(line);
  }

  /** Has {@code guest} closed before the children, newest first: it can still use them then. */
  public void closeFirst(AutoCloseable guest) {
    synchronized (guests) {
      guests.push(guest);
    }
  }

  /**
   * Blocks until the stack is closed; throws {@link StackFailure} when a child dies before, or a
   * guest fails.
   *
   * @param guestFailed completes with one line for a person
   */
  public void awaitEnd(CompletableFuture<String> guestFailed) {
    children.awaitEnd(guestFailed);
  }

  /** Stops guests and children and frees the folder; returns when that is done, by whomever. */
  @Override
  public void close() {
    closeOnce();
    try {
      closed.await();
      Runtime.getRuntime().removeShutdownHook(closeAtExit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The JVM is ending and the hook has run or is running: nothing to remove.
    }
  }

  private static EmbeddedStack locked(DataFolder folder, StackOptions options, Duration stopGrace)
      throws IOException, InterruptedException {
    FolderLock lock = FolderLock.acquire(folder.root());
    try {
      RunningStack dead = FolderLock.signature(folder.root()).orElse(null);
      if (dead != null) {
        Orphans.awaitEnd(dead, options.progress());
      }
      Duration patience = dead == null ? Duration.ZERO : PORT_PATIENCE;
      Ports ports = PortClaim.check(options.ports(), patience);
      return new EmbeddedStack(folder, ports, lock, options.progress(), stopGrace);
    } catch (InterruptedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void startChildren(Distribution dist, ClassArchives archives)
      throws IOException, InterruptedException {
    folder.layOut();
    sign();
    ChildProcess broker = children.start(ChildCommand.broker(dist, folder, ports), archives);
    ChildProcess registry = children.start(ChildCommand.registry(dist, folder, ports), archives);
    sign();
    children.await(broker, bootstrap(), () -> Readiness.ofBroker(ports.broker()));
    children.await(
        registry, "127.0.0.1:" + ports.registry(), () -> Readiness.ofRegistry(registryUrl()));
    folder.registryAnswered();
  }

  private void sign() throws IOException {
    lock.sign(new RunningStack(ProcessIdentity.current(), ports, children.identities()));
  }

  private void closeOnce() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    closeGuests();
    children.stop(stopGrace);
    try {
      folder.clearTemporary();
      lock.close();
    } catch (IOException e) {
      progress.accept("folder " + folder.root() + " cannot be tidied: " + e.getMessage());
    }
    closed.countDown();
  }

  private void closeGuests() {
    synchronized (guests) {
      while (!guests.isEmpty()) {
        closeGuest(guests.pop());
      }
    }
  }

  private void closeGuest(AutoCloseable guest) {
    try {
      guest.close();
    } catch (Exception e) {
      progress.accept(guest + " did not stop cleanly: " + e.getMessage());
    }
  }
}
