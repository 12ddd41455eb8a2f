package io.earshot.collectors.edge.http;

/** A request that is not served; the message goes to the client and quotes nothing of it. */
final class HttpRefusal extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String metric;
  private final long retryAfterMillis;

  HttpRefusal(int status, String metric, String message) {
    this(status, metric, message, 0);
  }

  /**
   * @param metric reason to be counted
   * @param retryAfterMillis 0 = trying again is of no use
   */
  HttpRefusal(int status, String metric, String message, long retryAfterMillis) {
    super(message);
    this.status = status;
    this.metric = metric;
    this.retryAfterMillis = retryAfterMillis;
  }

  int status() {
    return status;
  }

  String metric() {
    return metric;
  }

  long retryAfterMillis() {
    return retryAfterMillis;
  }
}
