package io.earshot.bench.edge;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** A participant's agent over HTTP, and the server's webhooks. */
final class LabAgent {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI edge;

  LabAgent(URI edge) {
    this.edge = edge;
  }

  /** Completes when the edge says that the batch is stored, or not. */
  CompletableFuture<HttpResponse<String>> send(String token, int sequence) {
    String batch =
        """
        {"agent":"browser-of-ann","boot":1,"sequence":%d,"observations":1,"sentNanos":"5000000000",\
        "clock":{"node":"laptop-of-ann","clock":"performance","epoch":0},"lifecycle":[{"kind":\
        "FAILED","atNanos":5000000000,"reason":"no answer from 192.0.2.17"}]}"""
            .formatted(sequence);
    return post("/v1/batches", "application/json", "Bearer " + token, batch);
  }

  int webhook(String body) throws Exception {
    return post("/v1/livekit/webhook", "application/webhook+json", LabTokens.webhook(body), body)
        .get()
        .statusCode();
  }

  private CompletableFuture<HttpResponse<String>> post(
      String path, String type, String authorization, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(edge.resolve(path))
            .header("Content-Type", type)
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }
}
