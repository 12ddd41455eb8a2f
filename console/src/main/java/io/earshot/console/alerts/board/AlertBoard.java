package io.earshot.console.alerts.board;

import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.Delivery;
import io.earshot.alerts.explanation.KnownRule;
import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.explanation.RuleHistory;
import io.earshot.alerts.record.RulesRecord;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Alerts, rules and deliveries as the topics have them: the newest {@value #MAX_ALERTS} alerts with
 * their newest {@value #MAX_CHANGES} changes each, {@value #MAX_ALL_CHANGES} together. What is
 * closed makes room first. The order of arrival changes nothing that is kept. Not thread-safe.
 */
public final class AlertBoard {

  public static final int MAX_ALERTS = 5_000;
  public static final int MAX_CHANGES = 200;
  public static final int MAX_ALL_CHANGES = 20_000;

  private static final int MAX_DELIVERIES = 20_000;
  private static final int MAX_COUNTED_SESSIONS = 1_000;

  /** Severity of what fires as long as all is well. */
  private static final String FOR_NOBODY = "none";

  private static final Set<AlertState> FIRING =
      EnumSet.of(AlertState.FIRING, AlertState.FLAPPING, AlertState.NO_DATA);
  private static final Comparator<KnownAlert> LEAST_NEEDED =
      Comparator.comparing((KnownAlert each) -> each.newest().change().to().isOpen())
          .thenComparingLong(each -> each.newest().change().tick())
          .thenComparing(each -> each.newest().change().alertId());
  private static final Comparator<AlertStory> NEWEST_FIRST =
      Comparator.comparingLong((AlertStory story) -> story.newest().tick())
          .reversed()
          .thenComparing(story -> story.newest().rule())
          .thenComparing(AlertStory::alertId);

  private final TreeMap<String, KnownAlert> alerts = new TreeMap<>();
  private final RuleHistory rules = new RuleHistory();
  private final LinkedHashMap<String, Delivery> deliveries = new LinkedHashMap<>();
  private final int maxAlerts;
  private final int maxAllChanges;
  private int changeCount;
  private long nowSecond = Long.MIN_VALUE;

  public AlertBoard() {
    this(MAX_ALERTS, MAX_ALL_CHANGES);
  }

  AlertBoard(int maxAlerts, int maxAllChanges) {
    this.maxAlerts = maxAlerts;
    this.maxAllChanges = maxAllChanges;
  }

  /** Takes a change; twice is once. */
  public void add(PublishedChange change) {
    KnownAlert alert =
        alerts.computeIfAbsent(change.change().alertId(), any -> new KnownAlert(MAX_CHANGES));
    changeCount += alert.add(change);
    nowSecond = Math.max(nowSecond, change.change().tick());
    while (alerts.size() > maxAlerts || (changeCount > maxAllChanges && alerts.size() > 1)) {
      KnownAlert least = alerts.values().stream().min(LEAST_NEEDED).orElseThrow();
      changeCount -= least.size();
      alerts.remove(least.newest().change().alertId());
    }
  }

  /** Takes rules as their topic has them. */
  public void add(RulesRecord record) {
    rules.learn(record);
  }

  /** Takes the newest delivery of a key; null = it is forgotten. */
  public void delivered(String key, @Nullable Delivery delivery) {
    deliveries.remove(key);
    if (delivery != null) {
      deliveries.put(key, delivery);
      if (deliveries.size() > MAX_DELIVERIES) {
        deliveries.remove(deliveries.keySet().iterator().next());
      }
    }
  }

  /** Everything up to a second is judged, Unix epoch. */
  public void judged(long second) {
    nowSecond = Math.max(nowSecond, second);
  }

  /** Second up to which everything is judged, as far as known; meaningless on an empty board. */
  public long nowSecond() {
    return nowSecond;
  }

  /** Alerts that a filter takes, that with the newest change first. */
  public List<AlertStory> stories(AlertFilter filter) {
    return alerts.values().stream()
        .map(KnownAlert::story)
        .filter(filter::takes)
        .sorted(NEWEST_FIRST)
        .limit(filter.limit())
        .toList();
  }

  /** How many fire, and of which of the first {@value #MAX_COUNTED_SESSIONS} calls. */
  public Firing firing() {
    int count = 0;
    Map<String, Integer> bySession = new HashMap<>();
    for (KnownAlert each : alerts.values()) {
      Transition newest = each.newest().change();
      if (FIRING.contains(newest.to()) && !newest.severity().equals(FOR_NOBODY)) {
        count++;
        String session = AlertFilter.sessionOf(newest);
        if (session != null
            && (bySession.size() < MAX_COUNTED_SESSIONS || bySession.containsKey(session))) {
          bySession.merge(session, 1, Integer::sum);
        }
      }
    }
    return new Firing(count, bySession);
  }

  /** Newest changes of all alerts that are open. */
  public List<Transition> open() {
    return alerts.values().stream()
        .map(each -> each.newest().change())
        .filter(each -> each.to().isOpen())
        .toList();
  }

  /** Ids that begin with a text, sorted; the id itself alone where it is one. */
  public List<String> idsLike(String beginning) {
    if (alerts.containsKey(beginning)) {
      return List.of(beginning);
    }
    return alerts.tailMap(beginning, true).keySet().stream()
        .takeWhile(id -> id.startsWith(beginning))
        .toList();
  }

  /** Null = it is not known. */
  public @Nullable AlertStory story(String alertId) {
    KnownAlert alert = alerts.get(alertId);
    return alert == null ? null : alert.story();
  }

  public Collection<String> ids() {
    return alerts.keySet();
  }

  /** Alerts of the rule that a roll-up counts; of any other alert none. */
  public List<AlertStory> countedBy(AlertStory story) {
    KnownRule rule = ruleOf(story);
    return rule != null && rule.rule().subject() instanceof Subject.RollUp rollUp
        ? stories(new AlertFilter(null, null, rollUp.child(), MAX_ALERTS))
        : List.of();
  }

  /** Rule that made the edge of an alert; null = it is not known any more. */
  public @Nullable KnownRule ruleOf(AlertStory story) {
    Transition edge = story.edge();
    return rules.at(edge.tick(), edge.rule(), edge.ruleHash());
  }

  /** Why {@link #ruleOf} knows none. */
  public String ruleReason(AlertStory story) {
    return rules.reasonFor(story.edge().rule());
  }

  /** What receivers acknowledged about an alert, in the order in which they did. */
  public List<Delivery> deliveriesOf(String alertId) {
    return deliveries.values().stream()
        .filter(each -> each.record().told().alertId().equals(alertId))
        .sorted(Comparator.comparingLong(Delivery::atMillis))
        .toList();
  }

  /** One alert and its newest changes, oldest first. */
  private static final class KnownAlert {

    private final int maxChanges;
    private final List<PublishedChange> changes = new ArrayList<>();

    KnownAlert(int maxChanges) {
      this.maxChanges = maxChanges;
    }

    /** By how many its changes grew. */
    int add(PublishedChange change) {
      int place = changes.size();
      while (place > 0 && changes.get(place - 1).isAfter(change)) {
        place--;
      }
      if (place > 0 && changes.get(place - 1).key().equals(change.key())) {
        return 0;
      }
      changes.add(place, change);
      if (changes.size() > maxChanges) {
        changes.remove(0);
        return 0;
      }
      return 1;
    }

    PublishedChange newest() {
      return changes.get(changes.size() - 1);
    }

    int size() {
      return changes.size();
    }

    AlertStory story() {
      return new AlertStory(changes);
    }
  }
}
