package io.earshot.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.earshot.schema.DeadLetter;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaText;
import java.io.IOException;
import java.time.Duration;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRegistryTest {

  private static final String SUBJECT = "earshot.events-value";
  private static final Schema BATCH = EventBatch.getClassSchema();

  private FakeRegistry fake;
  private SchemaRegistry registry;

  @BeforeEach
  void start() throws IOException {
    fake = new FakeRegistry();
    registry = SchemaRegistry.at(fake.url() + "/");
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void registeringTwiceGivesOneId() {
    int id = registry.register(SUBJECT, BATCH);
    assertThat(registry.register(SUBJECT, BATCH)).isEqualTo(id);
    assertThat(registry.idOf(SUBJECT, BATCH)).isEqualTo(id);
    assertThat(registry.versions(SUBJECT)).containsExactly(1);
  }

  @Test
  void whatIsRegisteredIsFoundByIdAndAsLatest() {
    int id = registry.register(SUBJECT, BATCH);
    assertThat(SchemaText.of(registry.byId(id))).isEqualTo(SchemaText.of(BATCH));
    SchemaRegistry.Version latest = registry.latest(SUBJECT);
    assertThat(latest.id()).isEqualTo(id);
    assertThat(latest.version()).isEqualTo(1);
    assertThat(latest.schema().getFullName()).isEqualTo("io.earshot.schema.EventBatch");
  }

  @Test
  void publishingPinsTheRuleBeforeItRegisters() {
    TopicPlan plan = TopicPlan.live(PlanSize.EMBEDDED);
    registry.publish(plan);
    assertThat(fake.requests())
        .hasSize(2 * plan.avroTopics().size())
        .startsWith(
            "PUT /config/earshot.events-value", "POST /subjects/earshot.events-value/versions");
  }

  @Test
  void theRuleOfASubjectIsReadAsItIs() {
    fake.answerAlways(200, "{\"compatibilityLevel\":\"BACKWARD\"}");
    assertThat(registry.compatibilityOf(SUBJECT)).contains("BACKWARD");
    assertThat(fake.requests()).containsExactly("GET /config/" + SUBJECT);
  }

  /** Confluent answers 40408, Apicurio 40401. */
  @ParameterizedTest
  @ValueSource(ints = {40408, 40401})
  void aSubjectWithoutARuleOfItsOwnHasNone(int code) {
    fake.answerAlways(404, "{\"error_code\":" + code + ",\"message\":\"none\"}");
    assertThat(registry.compatibilityOf(SUBJECT)).isEmpty();
  }

  @Test
  void aSubjectWithoutAVersionAcceptsAnything() {
    assertThat(registry.accepts(SUBJECT, BATCH)).isTrue();
    fake.answerAlways(404, "{\"error_code\":40401,\"message\":\"Subject not found.\"}");
    assertThat(registry.accepts(SUBJECT, BATCH)).isTrue();
    fake.answerAlways(200, "{\"is_compatible\":false}");
    assertThat(registry.accepts(SUBJECT, BATCH)).isFalse();
  }

  @Test
  void whatIsNotThereIsMissing() {
    RegistryException e =
        catchThrowableOfType(RegistryException.class, () -> registry.idOf(SUBJECT, BATCH));
    assertThat(e.isMissing()).isTrue();
    assertThat(e.isTemporary()).isFalse();
    assertThat(e.code()).hasValue(40403);
    assertThat(e)
        .hasMessage(
            "POST %s/subjects/%s: status=404 code=40403: not found; register the schema first",
            fake.url(), SUBJECT);
  }

  @ParameterizedTest
  @CsvSource({
    "401, put user and password into the URL",
    "404, correct the path in schema.registry.url",
    "409, give new fields defaults",
    "422, not valid for this registry",
    "500, the registry's log says more"
  })
  void everyRefusalNamesARemedy(int status, String remedy) {
    fake.answerAlways(status, "<html>proxy</html>");
    RegistryException e =
        catchThrowableOfType(RegistryException.class, () -> registry.register(SUBJECT, BATCH));
    assertThat(e).hasMessageContaining("status=" + status).hasMessageContaining(remedy);
    assertThat(e.status()).hasValue(status);
    assertThat(e.code()).isEmpty();
    assertThat(e.isMissing()).isFalse();
    assertThat(e.isTemporary()).isEqualTo(status == 500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>hello</html>", "{}", "", "[]", "{\"id\":\"x\"}"})
  void aServerThatIsNoRegistryIsToldApart(String body) {
    fake.answerAlways(200, body);
    assertThatThrownBy(() -> registry.register(SUBJECT, BATCH))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no registry's answer")
        .hasMessageContaining("check schema.registry.url");
    assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(RegistryException.class);
  }

  @Test
  void aRegistryThatIsDownIsTemporary() {
    fake.close();
    RegistryException e = catchThrowableOfType(RegistryException.class, () -> registry.byId(1));
    assertThat(e)
        .hasMessageStartingWith("GET " + fake.url() + "/schemas/ids/1: no connection")
        .hasMessageEndingWith("start the registry or set schema.registry.url");
    assertThat(e.isTemporary()).isTrue();
    assertThat(e.status()).isEmpty();
    assertThat(e.url()).isEqualTo(fake.url() + "/schemas/ids/1");
  }

  @Test
  void aBodyThatNeverEndsIsCutOff() {
    fake.stall();
    assertThatThrownBy(() -> registry.within(Duration.ofMillis(100)).byId(1))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no answer within timeoutMillis=100");
  }

  @Test
  void credentialsOfTheUrlAreSentAndNeverShown() {
    SchemaRegistry guarded =
        SchemaRegistry.at("http://me:secret@127.0.0.1:" + fake.port() + "/apis/ccompat/v7");
    assertThat(guarded.url()).isEqualTo(fake.url());
    assertThatThrownBy(() -> guarded.byId(1)).hasMessageNotContaining("secret");
    assertThat(fake.authorizations()).containsExactly("Basic bWU6c2VjcmV0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8081", "ftp://host", "http://a:1,http://b:2", "http://"})
  void anUrlThatIsNoneIsRefusedAtOnce(String url) {
    assertThatThrownBy(() -> SchemaRegistry.at(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void subjectsAreEncodedIntoThePath() {
    registry.register("a/b c", DeadLetter.getClassSchema());
    assertThat(fake.requests()).containsExactly("POST /subjects/a%2Fb%20c/versions");
  }
}
