package io.earshot.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.earshot.schema.EventBatch;
import io.earshot.schemas.wire.SchemaText;
import io.earshot.schemas.wire.WireFault;
import io.earshot.schemas.wire.WireFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RegistrySchemaIdsTest {

  private static final String SUBJECT = "earshot.events-value";
  private static final Schema BATCH = EventBatch.getClassSchema();

  @TempDir Path directory;

  private final AtomicLong nowNanos = new AtomicLong(-5);
  private FakeRegistry fake;
  private SchemaRegistry registry;
  private RegistrySchemaIds ids;

  @BeforeEach
  void start() throws IOException {
    fake = new FakeRegistry();
    registry = SchemaRegistry.at(fake.url());
    ids = RegistrySchemaIds.of(registry).timedBy(nowNanos::get);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void aKnownIdIsNeverAskedForAgain() throws WireFormatException {
    int id = ids.idOf(SUBJECT, BATCH);
    assertThat(ids.idOf(SUBJECT, BATCH)).isEqualTo(id);
    assertThat(SchemaText.of(ids.byId(id))).isEqualTo(SchemaText.of(BATCH));
    ids.byId(id);
    assertThat(fake.requests()).hasSize(2);
  }

  @Test
  void anUnknownIdIsAskedForEvery30Seconds() {
    assertThat(faultOf(9)).isEqualTo(WireFault.UNKNOWN_SCHEMA_ID);
    nowNanos.addAndGet(RegistrySchemaIds.UNKNOWN_NANOS - 1);
    assertThat(faultOf(9)).isEqualTo(WireFault.UNKNOWN_SCHEMA_ID);
    assertThat(fake.requests()).hasSize(1);
    nowNanos.addAndGet(1);
    assertThat(faultOf(9)).isEqualTo(WireFault.UNKNOWN_SCHEMA_ID);
    assertThat(fake.requests()).hasSize(2);
  }

  @Test
  void anIdThatAppearsLaterIsFound() throws WireFormatException {
    assertThat(faultOf(1)).isEqualTo(WireFault.UNKNOWN_SCHEMA_ID);
    registry.register(SUBJECT, BATCH);
    nowNanos.addAndGet(RegistrySchemaIds.UNKNOWN_NANOS);
    assertThat(ids.byId(1).getName()).isEqualTo("EventBatch");
  }

  @Test
  void aFailingRegistryIsNotAnUnknownId() throws WireFormatException {
    registry.register(SUBJECT, BATCH);
    fake.answerAlways(503, "");
    assertThat(faultOf(1)).isEqualTo(WireFault.REGISTRY_UNAVAILABLE);
    fake.answerNormally();
    assertThat(faultOf(1)).isEqualTo(WireFault.REGISTRY_UNAVAILABLE);
    nowNanos.addAndGet(RegistrySchemaIds.UNAVAILABLE_NANOS);
    assertThat(ids.byId(1).getName()).isEqualTo("EventBatch");
  }

  @Test
  void aWrongPathIsNotAnUnknownId() {
    fake.answerAlways(404, "<html>no such page</html>");
    assertThat(faultOf(1)).isEqualTo(WireFault.REGISTRY_UNAVAILABLE);
  }

  @Test
  @Timeout(4)
  void nobodyWaitsMuchLongerThanASecond() {
    fake.stall();
    long startNanos = System.nanoTime();
    assertThat(faultOf(1)).isEqualTo(WireFault.REGISTRY_UNAVAILABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(3));
    assertThat(faultOf(1)).isEqualTo(WireFault.REGISTRY_UNAVAILABLE);
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void withoutAutoRegistrationAnUnknownSchemaIsAnError() {
    assertThatThrownBy(() -> ids.autoRegister(false).idOf(SUBJECT, BATCH))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("register the schema first");
    registry.register(SUBJECT, BATCH);
    assertThat(ids.autoRegister(false).idOf(SUBJECT, BATCH)).isEqualTo(1);
  }

  @Test
  void anAgentStartsWithoutARegistry() throws WireFormatException {
    Path file = directory.resolve("state/ids.json");
    int id = ids.cachedIn(SchemaIdCache.open(file, registry)).idOf(SUBJECT, BATCH);
    fake.close();
    RegistrySchemaIds restarted =
        RegistrySchemaIds.of(registry).cachedIn(SchemaIdCache.open(file, registry));
    assertThat(restarted.idOf(SUBJECT, BATCH)).isEqualTo(id);
    assertThat(restarted.byId(id).getName()).isEqualTo("EventBatch");
    assertThatThrownBy(() -> restarted.idOf("other-value", BATCH))
        .isInstanceOf(RegistryException.class);
  }

  @Test
  void theRegistryIsBelievedMoreThanTheFile() throws IOException {
    SchemaIdCache cache = SchemaIdCache.open(directory.resolve("ids.json"), registry);
    cache.put(SUBJECT, BATCH, 77);
    assertThat(ids.cachedIn(cache).idOf(SUBJECT, BATCH)).isEqualTo(1);
    assertThat(cache.idOf(SUBJECT, BATCH)).isEqualTo(1);
    assertThat(cache.byId(77)).isNull();
  }

  @Test
  void aFileOfAnotherRegistryCountsAsEmpty() {
    Path file = directory.resolve("ids.json");
    SchemaIdCache.open(file, registry).put(SUBJECT, BATCH, 7);
    assertThat(SchemaIdCache.open(file, registry).idOf(SUBJECT, BATCH)).isEqualTo(7);
    SchemaRegistry other = SchemaRegistry.at("http://127.0.0.1:1");
    assertThat(SchemaIdCache.open(file, other).idOf(SUBJECT, BATCH)).isNull();
  }

  @Test
  void aDamagedFileCountsAsEmptyAndIsReplaced() throws IOException {
    Path file = directory.resolve("ids.json");
    Files.writeString(file, "{\"registry\":\"" + registry.url() + "\",\"sch");
    SchemaIdCache cache = SchemaIdCache.open(file, registry);
    assertThat(cache.idOf(SUBJECT, BATCH)).isNull();
    cache.put(SUBJECT, BATCH, 7);
    assertThat(SchemaIdCache.open(file, registry).byId(7)).isNotNull();
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFileThatCannotBeWrittenStopsNobody() throws IOException {
    Path notADirectory = Files.writeString(directory.resolve("plain"), "");
    SchemaIdCache cache = SchemaIdCache.open(notADirectory.resolve("ids.json"), registry);
    assertThat(ids.cachedIn(cache).idOf(SUBJECT, BATCH)).isEqualTo(1);
  }

  private WireFault faultOf(int id) {
    return catchThrowableOfType(WireFormatException.class, () -> ids.byId(id)).fault();
  }
}
