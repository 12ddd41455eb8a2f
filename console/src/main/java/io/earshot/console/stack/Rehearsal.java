package io.earshot.console.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One short life of a stack in a temporary folder on free ports, to write the class archives.
 *
 * <p>It does what a first user does, a topic, a transaction, a schema, so that those classes are
 * in.
 */
final class Rehearsal {

  private static final String TOPIC = "rehearsal";
  private static final String SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

  private Rehearsal() {}

  static void run(Consumer<String> progress) {
    Distribution dist = Distribution.here();
    ClassArchives archives = ClassArchives.writing(dist);
    try {
      Path dir = Files.createTempDirectory("earshot-rehearsal");
      StackOptions options = StackOptions.in(dir).withPorts(Ports.FREE).withProgress(progress);
      try (EmbeddedStack stack = EmbeddedStack.start(options, dist, archives)) {
        produce(stack.bootstrap());
        register(stack.registryUrl());
      }
      archives.publish();
      DataFolder.deleteTree(dir);
    } catch (IOException | ExecutionException e) {
      throw new StackFailure("class archives not written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void produce(String bootstrap) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "transactional.id", TOPIC);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOPIC, "key", "value")).get();
      producer.commitTransaction();
    }
  }

  private static void register(URI registryUrl) throws IOException {
    URI subject = URI.create(registryUrl + "/subjects/" + TOPIC + "/versions");
    HttpURLConnection connection = (HttpURLConnection) subject.toURL().openConnection();
    connection.setRequestProperty("Content-Type", "application/vnd.schemaregistry.v1+json");
    connection.setDoOutput(true);
    connection.getOutputStream().write(SCHEMA.getBytes(StandardCharsets.UTF_8));
    connection.getInputStream().readAllBytes();
  }
}
