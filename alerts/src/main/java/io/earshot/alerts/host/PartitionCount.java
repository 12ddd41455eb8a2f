package io.earshot.alerts.host;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/** Asks a broker how many partitions a topic has. */
final class PartitionCount {

  private static final int PATIENCE_SECONDS = 10;

  private PartitionCount() {}

  static int of(String bootstrapServers, String topic) {
    Map<String, Object> config =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(config)) {
      Map<String, TopicDescription> found =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Objects.requireNonNull(found.get(topic), topic).partitions().size();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "topic=" + topic + " cannot be asked for; run: earshot topics apply", e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException(
          "bootstrap=" + bootstrapServers + " did not answer within " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for topic=" + topic, e);
    }
  }
}
