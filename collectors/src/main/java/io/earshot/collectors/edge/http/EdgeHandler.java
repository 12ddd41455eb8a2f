package io.earshot.collectors.edge.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.collectors.edge.token.Grant;
import io.earshot.collectors.edge.token.TokenRefused;
import io.earshot.collectors.edge.webhook.WebhookGuard;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every request: where from, what for, who, how often, and only then its body. Nothing of a
 * request is ever logged.
 */
final class EdgeHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(EdgeHandler.class);
  private static final String PREFIX = "/v1/";

  /** Shorter than clients and proxies wait for an answer. */
  private static final int CONFIRM_SECONDS = 15;

  /** What is held for a broker is stored later; sent again, its number makes it one. */
  private static final JsonAnswer UNCONFIRMED =
      JsonAnswer.error(503, "not confirmed yet by the broker; send the same again", 5_000);

  private final EdgeParts parts;
  private final AllowedOrigins origins;
  private final AgentUpgrade upgrade;
  private final BatchPosts batches;
  private final StagePosts stages;
  private final AgentFiles files = new AgentFiles();

  EdgeHandler(EdgeParts parts, AllowedOrigins origins, AgentUpgrade upgrade) {
    this.parts = parts;
    this.origins = origins;
    this.upgrade = upgrade;
    this.batches = new BatchPosts(parts.intake());
    this.stages = new StagePosts(parts.stages());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long receivedNanos = parts.clock().nowNanos();
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    try {
      answer(request, response, callback, receivedNanos);
    } catch (HttpRefusal e) {
      refuse(e, response, callback);
    } catch (TokenRefused e) {
      refuse(refusal(e), response, callback);
    } catch (RuntimeException e) {
      LOG.warn("a request of {} cannot be answered", Request.getPathInContext(request), e);
      JsonAnswer.error(500, "the edge failed", 0).send(response, callback);
    }
    return true;
  }

  private void answer(Request request, Response response, Callback callback, long receivedNanos)
      throws HttpRefusal, TokenRefused {
    String path = request.getHttpURI().getPath();
    String name = path != null && path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    if (!origins.allows(request.getHeaders())) {
      throw new HttpRefusal(403, "origin", "Origin is not one of this edge; see --edge-origin");
    }
    AllowedOrigins.putHeaders(request.getHeaders(), response.getHeaders());
    if (request.getMethod().equals("OPTIONS")) {
      AllowedOrigins.putPreflight(response.getHeaders());
      response.setStatus(204);
      callback.succeeded();
      return;
    }
    switch (name) {
      case "agent" -> upgrade.upgrade(grant(request), request, response, callback);
      case "batches" -> postBatches(request, response, callback);
      case "stages" -> postStages(request, response, callback);
      case "livekit/webhook" -> webhook(request, response, callback);
      case "time" -> time(request, receivedNanos).send(response, callback);
      default -> file(name, request, response, callback);
    }
  }

  private void postBatches(Request request, Response response, Callback callback)
      throws HttpRefusal, TokenRefused {
    Grant grant = admitted(request);
    String type = ContentTypes.require(request, ContentTypes.BATCHES);
    boolean byLine = type.equals(ContentTypes.NDJSON);
    send(
        RequestBody.read(request)
            .thenCompose(
                body ->
                    checked(
                        () -> {
                          String text = RequestBody.text(RequestBody.unpacked(request, body));
                          if (!byLine) {
                            RequestBody.json(text);
                          }
                          return batches.take(grant, text, byLine, parts.clock().nowMillis());
                        })),
        response,
        callback);
  }

  private void postStages(Request request, Response response, Callback callback)
      throws HttpRefusal, TokenRefused {
    Grant grant = admitted(request);
    ContentTypes.require(request, ContentTypes.STAGES);
    send(
        RequestBody.read(request)
            .thenCompose(
                body ->
                    checked(
                        () ->
                            stages.take(
                                grant,
                                RequestBody.json(
                                    RequestBody.text(RequestBody.unpacked(request, body))),
                                parts.clock().nowMillis()))),
        response,
        callback);
  }

  private void webhook(Request request, Response response, Callback callback)
      throws HttpRefusal, TokenRefused {
    requireMethod(request, "POST");
    long receivedNanos = parts.clock().nowNanos();
    String token = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    String hash =
        parts.webhookGuard().admit(token == null ? "" : token, parts.clock().nowSeconds());
    RequestBody.requireAnnouncedSize(request);
    ContentTypes.require(request, ContentTypes.WEBHOOKS);
    send(
        RequestBody.read(request)
            .thenCompose(
                body ->
                    checked(
                        () -> {
                          WebhookGuard.requireHash(hash, body);
                          return parts
                              .webhooks()
                              .take(
                                  RequestBody.text(body), parts.clock().nowMillis(), receivedNanos)
                              .thenApply(
                                  outcome ->
                                      JsonAnswer.of(
                                          outcome.status(),
                                          StrictJson.object().put("outcome", outcome.name())))
                              .toCompletableFuture();
                        })),
        response,
        callback);
  }

  private JsonAnswer time(Request request, long receivedNanos) throws HttpRefusal {
    requireMethod(request, "GET");
    ObjectNode body = StrictJson.object().put("t2", Long.toString(receivedNanos));
    body.set("clock", parts.clock().json());
    body.put("t3", Long.toString(parts.clock().nowNanos()));
    return JsonAnswer.of(200, body);
  }

  private void file(String name, Request request, Response response, Callback callback)
      throws HttpRefusal {
    if (!files.has(name)) {
      throw new HttpRefusal(404, "path", "there is nothing here");
    }
    requireMethod(request, "GET");
    files.send(name, response, callback);
  }

  /** Everything about a request that can be checked without its body. */
  private Grant admitted(Request request) throws HttpRefusal, TokenRefused {
    requireMethod(request, "POST");
    Grant grant = grant(request);
    RequestBody.requireAnnouncedSize(request);
    int bytes = (int) Math.max(0, request.getLength());
    long waitMillis = parts.limits().take(grant.subject(), bytes, parts.clock().nowNanos());
    if (waitMillis > 0) {
      throw new HttpRefusal(429, "limited", "too fast", waitMillis);
    }
    return grant;
  }

  private Grant grant(Request request) throws TokenRefused {
    return parts
        .gatekeeper()
        .admit(BearerToken.of(request.getHeaders()), parts.clock().nowSeconds());
  }

  private void send(CompletableFuture<JsonAnswer> answer, Response response, Callback callback) {
    answer
        .completeOnTimeout(UNCONFIRMED, CONFIRM_SECONDS, TimeUnit.SECONDS)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                done.send(response, callback);
              } else {
                refuse(refusal(failure), response, callback);
              }
            });
  }

  private void refuse(HttpRefusal refusal, Response response, Callback callback) {
    parts.counts().add(Subject.REFUSALS, refusal.metric());
    JsonAnswer.error(
            refusal.status(), String.valueOf(refusal.getMessage()), refusal.retryAfterMillis())
        .send(response, callback);
  }

  private static HttpRefusal refusal(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof HttpRefusal refusal) {
      return refusal;
    }
    if (cause instanceof TokenRefused token) {
      return new HttpRefusal(
          token.fault().status(), token.fault().metric(), token.fault().sentence());
    }
    // What Jetty says of a body that is larger than was allowed.
    return cause instanceof IllegalStateException
        ? RequestBody.tooLarge()
        : new HttpRefusal(400, "body", "the body did not arrive");
  }

  private static void requireMethod(Request request, String method) throws HttpRefusal {
    if (!request.getMethod().equals(method)) {
      throw new HttpRefusal(405, "method", "use " + method);
    }
  }

  private static CompletableFuture<JsonAnswer> checked(Reading reading) {
    try {
      return reading.answer();
    } catch (HttpRefusal | TokenRefused e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Reads a body; may refuse it. */
  private interface Reading {
    CompletableFuture<JsonAnswer> answer() throws HttpRefusal, TokenRefused;
  }
}
