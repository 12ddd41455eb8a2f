package io.earshot.console.page.view;

import io.earshot.console.page.CallKey;
import io.earshot.console.page.FeedHealth;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.PageState;
import io.earshot.console.page.StateCursor;
import io.earshot.console.page.StateEvent;
import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallState;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.Calls;
import io.earshot.console.page.call.MergedHop;
import io.earshot.console.page.call.series.CallSecond;
import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.page.rollup.RollupBoard;
import io.earshot.console.report.SessionReport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows: filled by one thread, looked at by many. One lock around all of it; what is
 * made for one client serves the others too.
 */
public final class LivePage implements PageState {

  private record MadeView(long change, String json) {}

  private final Object lock = new Object();
  private final Calls calls = new Calls();
  private final CallList list = new CallList();
  private final RollupBoard rollups = new RollupBoard();
  private final Map<Call, MadeView> views = new WeakHashMap<>();
  private final Feed feed;
  private final String server;
  private final List<Way> ways;
  private volatile long version;

  /**
   * @param clock for the age of what is shown, nothing else
   * @param server version
   * @param ways how to get a call onto an empty page
   */
  public LivePage(InstantSource clock, String server, List<Way> ways) {
    this.feed = new Feed(clock);
    this.server = server;
    this.ways = List.copyOf(ways);
  }

  /** Takes a second of a call. */
  public void second(CallKey key, int partition, CallSecond second, long arrivedMillis) {
    change(arrivedMillis, all -> all.second(key, partition, second, arrivedMillis));
  }

  /** Takes a longer window of a call's hops. */
  public void windows(CallKey key, long second, List<MergedHop> hops, long arrivedMillis) {
    change(arrivedMillis, all -> hops.forEach(hop -> all.window(key, second, hop)));
  }

  /** Takes a call's newest summary. */
  public void summary(CallKey key, CallSummary summary, long arrivedMillis) {
    change(arrivedMillis, all -> all.summary(key, summary, arrivedMillis));
  }

  /**
   * Time passed in a partition.
   *
   * @param run replay; null = live
   * @param second of the tick, Unix epoch
   */
  public void tick(@Nullable String run, int partition, long second, long arrivedMillis) {
    change(
        arrivedMillis,
        all -> {
          all.tick(run, partition, second, arrivedMillis);
          feed.closed(all.liveTick());
        });
  }

  /** A replay's topics went away. */
  public void forget(@Nullable String run) {
    changed(() -> calls.forget(run));
  }

  /** Everything that lay there has been read. */
  public void loaded() {
    changed(feed::loaded);
  }

  /** Nothing more comes for now; the reason is one line for a person. */
  public void interrupted(String reason) {
    feed.interrupted(reason);
  }

  public void resumed() {
    feed.resumed();
  }

  private void change(long arrivedMillis, Consumer<Calls> change) {
    synchronized (lock) {
      long before = calls.change();
      change.accept(calls);
      feed.arrived(arrivedMillis);
      if (calls.change() != before) {
        changed(() -> {});
      }
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Written under the lock only.
  private void changed(Runnable change) {
    synchronized (lock) {
      change.run();
      version++;
    }
  }

  @Override
  public StateCursor list(ListWindow window) {
    return new ListCursor(this, window);
  }

  @Override
  public StateCursor call(CallKey key) {
    return new CallCursor(this, key);
  }

  @Override
  public StateCursor feed() {
    HealthPosition health = new HealthPosition(this);
    return () -> {
      List<StateEvent> events = new ArrayList<>(1);
      health.addTo(events);
      return events;
    };
  }

  @Override
  public FeedHealth health() {
    return feed.health();
  }

  /** How many calls are in each state. */
  public Map<CallState, Long> callsByState() {
    Map<CallState, Long> counts = new EnumMap<>(CallState.class);
    for (CallState state : CallState.values()) {
      counts.put(state, 0L);
    }
    synchronized (lock) {
      calls.all().forEach(call -> counts.merge(call.state(), 1L, Long::sum));
    }
    return counts;
  }

  HealthEvent healthEvent() {
    int known;
    synchronized (lock) {
      known = calls.all().size();
    }
    return HealthEvent.of(feed.health(), server, known);
  }

  boolean isLoading() {
    return feed.isLoading();
  }

  long nowMillis() {
    return feed.nowMillis();
  }

  /** Number of the newest state; the same number means that nothing changed. */
  long version() {
    return version;
  }

  List<Way> ways() {
    return ways;
  }

  /** Looks at the list under the lock. */
  <T> T look(Function<CallList, T> at) {
    synchronized (lock) {
      list.refresh(calls);
      return at.apply(list);
    }
  }

  List<ListEvent.HopTotal> hops() {
    synchronized (lock) {
      return list.hops(calls);
    }
  }

  /** View of a call and what its charts lack. */
  CallCursor.Looked look(CallKey key, SecondsPosition position) {
    synchronized (lock) {
      Call call = calls.find(key);
      if (call == null) {
        String json = Json.line(CallView.unknown(key, feed.isLoading()));
        return new CallCursor.Looked(json, null);
      }
      MadeView made = views.get(call);
      if (made == null || made.change() != call.change()) {
        CallEvent event = CallView.of(call, calls.replayRate(call));
        made = new MadeView(call.change(), Json.line(event));
        views.put(call, made);
      }
      return new CallCursor.Looked(made.json(), position.next(call));
    }
  }

  @Override
  public String sessionsJson(@Nullable String run) {
    synchronized (lock) {
      return Json.line(
          Sessions.of(
              calls.all().stream().filter(call -> Objects.equals(call.key().run(), run)).toList()));
    }
  }

  @Override
  public String rollupsJson(String scope, @Nullable String name, int windowSeconds) {
    List<String> windows =
        name == null
            ? rollups.newestOf(scope, windowSeconds)
            : rollups.of(scope, name, windowSeconds);
    return "{\"rollups\":[" + String.join(",", windows) + "]}";
  }

  /** What is kept of calls put together; whoever reads them fills it. */
  public RollupBoard rollups() {
    return rollups;
  }

  /** What the newest summary of a call says; null = none is known. */
  public @Nullable SessionReport summaryOf(CallKey key) {
    synchronized (lock) {
      Call call = calls.find(key);
      CallSummary summary = call == null ? null : call.summary();
      return summary == null ? null : summary.report();
    }
  }

  @Override
  public Optional<String> sessionJson(CallKey key) {
    synchronized (lock) {
      Call call = calls.find(key);
      return call == null || call.startSecond() == Timeline.NONE
          ? Optional.empty()
          : Optional.of(Json.line(Sessions.report(call)));
    }
  }
}
