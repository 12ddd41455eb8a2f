package io.earshot.alerts.avro;

/**
 * The registry does not answer: the record may be good. Passing it over would be a silence that
 * nobody made, so whoever reads the partition stops here and tries again.
 */
public final class SchemaUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  SchemaUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
