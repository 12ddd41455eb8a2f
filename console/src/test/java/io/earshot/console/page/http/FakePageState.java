package io.earshot.console.page.http;

import io.earshot.console.page.CallKey;
import io.earshot.console.page.FeedHealth;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.PageState;
import io.earshot.console.page.StateCursor;
import io.earshot.console.page.StateEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A state that is one number; every client is brought to the newest one, in one event. */
final class FakePageState implements PageState {

  /** The session whose view throws once the version is above 1. */
  static final String BROKEN = "broken";

  static final FeedHealth LIVE = new FeedHealth(FeedHealth.State.LIVE, 200L, 2_000L, null);

  final Queue<ListWindow> windows = new ConcurrentLinkedQueue<>();
  final Queue<CallKey> calls = new ConcurrentLinkedQueue<>();
  final Map<CallKey, String> sessions = new ConcurrentHashMap<>();
  volatile FeedHealth health = LIVE;

  private volatile CountDownLatch gate = new CountDownLatch(0);
  private final AtomicInteger version = new AtomicInteger(1);
  private final Map<String, AtomicInteger> takesBySession = new ConcurrentHashMap<>();
  private final String padding;

  FakePageState() {
    this(0);
  }

  /**
   * @param eventChars about what one event is long
   */
  FakePageState(int eventChars) {
    padding = "x".repeat(eventChars);
  }

  /** A change that every client should see. */
  int change() {
    return version.incrementAndGet();
  }

  /** From now on views do not answer, as if they had much to compute. */
  void holdTakes() {
    gate = new CountDownLatch(1);
  }

  void letTakesGo() {
    gate.countDown();
  }

  /** How often the views of this session were asked. */
  int takes(String session) {
    return takesBySession.computeIfAbsent(session, unused -> new AtomicInteger()).get();
  }

  @Override
  public StateCursor list(ListWindow window) {
    windows.add(window);
    return cursor("list", "");
  }

  @Override
  public StateCursor call(CallKey key) {
    calls.add(key);
    return cursor("call", key.session());
  }

  @Override
  public StateCursor feed() {
    return cursor("health", "");
  }

  @Override
  public String sessionsJson(@Nullable String run) {
    return "{\"sessions\":[],\"run\":\"" + run + "\"}";
  }

  @Override
  public Optional<String> sessionJson(CallKey key) {
    return Optional.ofNullable(sessions.get(key));
  }

  @Override
  public FeedHealth health() {
    return health;
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while held", e);
    }
  }

  private StateCursor cursor(String name, String session) {
    AtomicInteger seen = new AtomicInteger();
    AtomicInteger takes = takesBySession.computeIfAbsent(session, unused -> new AtomicInteger());
    return () -> {
      takes.incrementAndGet();
      awaitGate();
      int now = version.get();
      if (session.equals(BROKEN) && now > 1) {
        throw new IllegalStateException("a view that fails");
      }
      return seen.getAndSet(now) == now
          ? List.of()
          : List.of(
              new StateEvent(name, "{\"version\":" + now + ",\"padding\":\"" + padding + "\"}"));
    };
  }

  @Override
  public String rollupsJson(String scope, @Nullable String name, int windowSeconds) {
    return "{\"rollups\":[\"" + scope + "/" + name + "/" + windowSeconds + "\"]}";
  }
}
