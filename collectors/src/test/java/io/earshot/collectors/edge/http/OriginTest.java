package io.earshot.collectors.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.collectors.edge.avro.BatchJson;
import io.earshot.collectors.edge.token.Tokens;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

  private final EdgeUnderTest edge;

  OriginTest() throws IOException {
    edge = new EdgeUnderTest(Set.of("https://app.example"), 20_000);
  }

  @AfterEach
  void close() {
    edge.close();
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example, 202",
    "http://localhost:3000, 202",
    "http://app.example, 403",
    "https://app.example.evil, 403",
    "http://localhost.evil, 403",
    "null, 403"
  })
  void onlyConfiguredPagesMayReport(String origin, int status) throws Exception {
    byte[] batch = BatchJson.batch(1, 0).toString().getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        edge.post(
            "/v1/batches", Tokens.ofSdk("ann", "lab"), "application/json", batch, "Origin", origin);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin").orElse("none"))
        .isEqualTo(status == 202 ? origin : "none");
  }

  @Test
  void aBrowserMayAskFirst() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(edge.uri("/v1/batches"))
            .header("Origin", "https://app.example")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer = edge.client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Authorization");
  }

  @Test
  void theClockIsToldToAnybody() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(edge.uri("/v1/time")).build();
    long beforeNanos = System.nanoTime();
    HttpResponse<String> answer = edge.client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Long.parseLong(EdgeUnderTest.json(answer).path("t2").textValue()))
        .isBetween(beforeNanos, System.nanoTime());
  }

  @Test
  void thereIsNothingElse() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(edge.uri("/v1/../secret")).build();
    assertThat(edge.client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isIn(400, 404);
  }
}
