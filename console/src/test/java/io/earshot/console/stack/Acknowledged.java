package io.earshot.console.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Everything a broker and a registry said they have stored, to be found again after a crash. */
final class Acknowledged {

  private static final String TOPIC = "acknowledged";
  private static final int RECORDS_PER_ROUND = 500;
  private static final Duration MAX_POLL = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> values = new ArrayList<>();
  private final Map<String, Integer> idBySubject = new LinkedHashMap<>();

  /** Writes another round; returns when all of it is acknowledged. */
  void add(JsonNode ready) throws IOException, InterruptedException, ExecutionException {
    if (values.isEmpty()) {
      createTopic(ready);
    }
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", ready.get("bootstrap").asText(),
            "acks", "all",
            "compression.type", "lz4");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < RECORDS_PER_ROUND; i++) {
        String value = "record " + values.size();
        values.add(value);
        sent.add(producer.send(new ProducerRecord<>(TOPIC, value)));
      }
      for (Future<?> one : sent) {
        one.get();
      }
    }
    String subject = "subject-" + idBySubject.size();
    idBySubject.put(subject, register(ready, subject).get("id").asInt());
  }

  /** All records in order and all ids, from a stack that was started again. */
  void assertFound(JsonNode ready) throws IOException, InterruptedException {
    if (!values.isEmpty()) {
      assertThat(readValues(ready)).isEqualTo(values);
    }
    for (Map.Entry<String, Integer> entry : idBySubject.entrySet()) {
      // Registering the same again must answer with the id of the first time.
      assertThat(register(ready, entry.getKey()).get("id").asInt()).isEqualTo(entry.getValue());
    }
  }

  private static void createTopic(JsonNode ready) throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", ready.get("bootstrap").asText()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private List<String> readValues(JsonNode ready) {
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    List<String> found = new ArrayList<>();
    Map<String, Object> settings = Map.of("bootstrap.servers", ready.get("bootstrap").asText());
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long deadlineNanos = System.nanoTime() + MAX_POLL.toNanos();
      while (found.size() < values.size() && System.nanoTime() - deadlineNanos < 0) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record.value()));
      }
    }
    return found;
  }

  private JsonNode register(JsonNode ready, String subject)
      throws IOException, InterruptedException {
    String schema =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"%s\",\"type\":\"long\"}]}"
            .formatted(subject.replace('-', '_'));
    ObjectMapper json = new ObjectMapper();
    String body = json.writeValueAsString(Map.of("schema", schema));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(ready.get("registry").asText() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return json.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
