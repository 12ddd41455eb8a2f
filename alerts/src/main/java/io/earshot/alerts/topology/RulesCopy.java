package io.earshot.alerts.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps a copy of the topic of rules in every process. */
final class RulesCopy implements Processor<byte[], byte[], Void, Void> {

  private KeyValueStore<byte[], byte[]> rules;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    rules = context.getStateStore(AlertTopology.RULES_STORE);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    rules.put(record.key(), record.value());
  }
}
