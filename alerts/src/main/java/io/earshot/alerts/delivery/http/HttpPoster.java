package io.earshot.alerts.delivery.http;

import io.earshot.alerts.delivery.channel.Post;
import io.earshot.alerts.delivery.channel.Reply;
import io.earshot.alerts.delivery.host.Poster;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to one receiver over HTTP/1.1. Redirects are not followed: what is in a request is meant
 * for the host it was given. Whatever the other side does, an attempt ends within the timeout.
 */
public final class HttpPoster implements Poster {

  private final HttpClient client;
  private final Address address;
  private final long timeoutMillis;

  /**
   * @param timeoutMillis from the connection to the last byte of the answer
   */
  public HttpPoster(Address address, long timeoutMillis) {
    this.address = address;
    this.timeoutMillis = timeoutMillis;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofMillis(timeoutMillis))
            .build();
  }

  @Override
  public Reply send(Post post) throws InterruptedException {
    CompletableFuture<HttpResponse<String>> sent =
        client.sendAsync(request(post), head -> new CappedBody());
    try {
      HttpResponse<String> response = sent.get(timeoutMillis, TimeUnit.MILLISECONDS);
      return new Reply.Answer(
          response.statusCode(),
          RetryAfter.millis(response.headers()),
          address.redacted(response.body()));
    } catch (TimeoutException e) {
      return nothing("no whole answer within " + timeoutMillis + " ms");
    } catch (ExecutionException e) {
      return nothing(reason(e.getCause() == null ? e : e.getCause()));
    } finally {
      // Ends the request if it is still under way; otherwise nothing.
      sent.cancel(true);
    }
  }

  private HttpRequest request(Post post) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.uri())
            .timeout(Duration.ofMillis(timeoutMillis))
            .POST(BodyPublishers.ofByteArray(post.body()))
            .header("User-Agent", "earshot");
    post.headers().forEach(request::header);
    if (address.authorization() != null) {
      request.header("Authorization", address.authorization());
    }
    return request.build();
  }

  private Reply nothing(String why) {
    return new Reply.Nothing(address.shown() + ": " + address.redacted(why));
  }

  private static String reason(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException) {
        return "no such host";
      }
    }
    String message = failure.getMessage();
    if (failure instanceof ConnectException) {
      return "no connection" + (message == null ? "" : " (" + message + ")");
    }
    String kind = failure.getClass().getSimpleName();
    return message == null ? kind : kind + ": " + message;
  }
}
