package io.earshot.streams.avro;

/**
 * The registry did not answer for an id not seen before. The record may be good, so it is neither
 * used nor put aside: whoever reads the partition stops here and tries again.
 */
public final class SchemaUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  SchemaUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
