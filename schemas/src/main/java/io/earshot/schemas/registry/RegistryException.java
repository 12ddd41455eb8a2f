package io.earshot.schemas.registry;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A schema registry did not do what it was asked; the message names request, answer and remedy. */
public final class RegistryException extends RuntimeException {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final String url;
  private final @Nullable Integer status;
  private final @Nullable Integer code;

  private RegistryException(
      String message,
      String url,
      @Nullable Integer status,
      @Nullable Integer code,
      @Nullable Throwable cause) {
    super(message, cause);
    this.url = url;
    this.status = status;
    this.code = code;
  }

  /** The registry answered, but not with what was asked for. */
  static RegistryException refused(
      String request, String url, int status, @Nullable Integer code, String answer) {
    String message =
        "%s: status=%d code=%s: %s; %s"
            .formatted(request, status, code, answer, remedy(status, code));
    return new RegistryException(message, url, status, code, null);
  }

  /** Success, but the body is not the API's. */
  static RegistryException unreadable(String request, String url, Throwable cause) {
    String message =
        "%s: status=%d, but no registry's answer (%s); check schema.registry.url and its path"
            .formatted(request, OK, cause.getMessage());
    return new RegistryException(message, url, OK, null, cause);
  }

  /** No answer: refused connection, unknown host, or too slow. */
  static RegistryException unreachable(String request, String url, String what, Throwable cause) {
    String message =
        "%s: %s; start the registry or set schema.registry.url".formatted(request, what);
    return new RegistryException(message, url, null, null, cause);
  }

  private static String remedy(int status, @Nullable Integer code) {
    if (status == NOT_FOUND && code == null) {
      return "correct the path in schema.registry.url";
    }
    return switch (status) {
      case 401, 403 -> "put user and password into the URL: http://user:password@host";
      case NOT_FOUND -> "register the schema first";
      case 409 -> "give new fields defaults and keep the old ones, or use a new topic";
      case 422 -> "the schema or the setting is not valid for this registry";
      default -> "the registry's log says more";
    };
  }

  /** What was requested, without credentials. */
  public String url() {
    return url;
  }

  /** HTTP status; empty if there was no answer. */
  public OptionalInt status() {
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** The API's own code, e.g. 40403; empty if the answer had none. */
  public OptionalInt code() {
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  /** A registry answered that it does not have this; a 404 from elsewhere has no such code. */
  public boolean isMissing() {
    return code != null && code / 100 == NOT_FOUND;
  }

  /** A later attempt may succeed: no answer, or an error of the registry's own. */
  public boolean isTemporary() {
    return status == null || status >= 500 || status == 429;
  }
}
