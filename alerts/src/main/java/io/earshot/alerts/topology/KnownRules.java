package io.earshot.alerts.topology;

import io.earshot.alerts.partition.RuleBook;
import io.earshot.alerts.rule.definition.RuleSet;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A task's book of rules, kept up to the topic of rules. */
final class KnownRules {

  private final ReadOnlyKeyValueStore<byte[], byte[]> store;
  private final RulesReader reader;
  private final RuleBook book = new RuleBook();

  KnownRules(ReadOnlyKeyValueStore<byte[], byte[]> store, RulesReader reader) {
    this.store = store;
    this.reader = reader;
  }

  RuleBook book() {
    return book;
  }

  /** Looks for rules that it does not know yet; there are few. */
  void update() {
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> entry = all.next();
        if (!book.knows(fromSecond(entry.key))) {
          learn(fromSecond(entry.key), entry.value);
        }
      }
    }
  }

  private void learn(long fromSecond, byte[] value) {
    RuleSet rules = reader.read(value);
    if (rules != null) {
      book.learn(fromSecond, rules);
    }
  }

  private static long fromSecond(byte[] key) {
    return Long.parseLong(new String(key, StandardCharsets.UTF_8));
  }
}
