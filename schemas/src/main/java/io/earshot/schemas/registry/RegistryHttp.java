package io.earshot.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One JSON request, one JSON answer, within a time that also covers a body that trickles in. */
final class RegistryHttp {

  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final String baseUrl;
  private final @Nullable String authorization;
  private final Duration timeout;

  private RegistryHttp(
      HttpClient client, String baseUrl, @Nullable String authorization, Duration timeout) {
    this.client = client;
    this.baseUrl = baseUrl;
    this.authorization = authorization;
    this.timeout = timeout;
  }

  static RegistryHttp at(String url, Duration connectTimeout, Duration timeout) {
    URI uri = URI.create(url.strip().replaceFirst("/+$", ""));
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "schema.registry.url is not one http or https URL, e.g. http://127.0.0.1:8081");
    }
    String userInfo = uri.getUserInfo();
    // Messages name the URL: credentials leave it here.
    String baseUrl = uri.toString().replace(uri.getRawAuthority(), withoutUser(uri));
    String authorization = userInfo == null ? null : "Basic " + base64(userInfo);
    // HTTP/1.1: some servers answer an offer to upgrade a POST with an error.
    HttpClient client =
        HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(connectTimeout).build();
    return new RegistryHttp(client, baseUrl, authorization, timeout);
  }

  RegistryHttp within(Duration newTimeout) {
    return new RegistryHttp(client, baseUrl, authorization, newTimeout);
  }

  String baseUrl() {
    return baseUrl;
  }

  JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  JsonNode post(String path, JsonNode body) {
    return send("POST", path, BodyPublishers.ofString(body.toString()));
  }

  JsonNode put(String path, JsonNode body) {
    return send("PUT", path, BodyPublishers.ofString(body.toString()));
  }

  private JsonNode send(String method, String path, BodyPublisher body) {
    String url = baseUrl + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, body)
            .header("Accept", MEDIA_TYPE + ", application/json")
            .header("Content-Type", MEDIA_TYPE);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return answer(method + " " + url, url, await(method + " " + url, url, request.build()));
  }

  private HttpResponse<String> await(String what, String url, HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      String found = "no answer within timeoutMillis=" + timeout.toMillis();
      throw RegistryException.unreachable(what, url, found, e);
    } catch (ExecutionException e) {
      throw RegistryException.unreachable(what, url, "no connection (" + e.getCause() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RegistryException.unreachable(what, url, "interrupted while waiting", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static JsonNode answer(String what, String url, HttpResponse<String> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      try {
        return JSON.readTree(response.body());
      } catch (JsonProcessingException e) {
        throw RegistryException.unreadable(what, url, e);
      }
    }
    JsonNode error = errorOf(response.body());
    Integer code = error.path("error_code").isInt() ? error.path("error_code").asInt() : null;
    String message = error.path("message").asText("no message");
    throw RegistryException.refused(what, url, status, code, message);
  }

  /** The API's error object; proxies in between answer in HTML. */
  private static JsonNode errorOf(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static String withoutUser(URI uri) {
    String authority = uri.getRawAuthority();
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
