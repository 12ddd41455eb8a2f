package io.earshot.schemas.registry;

/**
 * The registry did not answer for an id not seen before. The record may be good, so it is neither
 * used nor put aside, as that would be a silence that nobody made: whoever reads the partition
 * stops here and tries again.
 */
public final class SchemaUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  public SchemaUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
