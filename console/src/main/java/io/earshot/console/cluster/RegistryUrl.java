package io.earshot.console.cluster;

import io.earshot.console.command.CommandFailure;
import io.earshot.schemas.registry.RegistryException;
import io.earshot.schemas.registry.SchemaRegistry;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where the schema registry is.
 *
 * @param text http or https URL with the API's path; whether anybody is there is another question
 */
public record RegistryUrl(String text) {

  /** What the embedded stack listens on. */
  public static final String EMBEDDED = "http://127.0.0.1:8081/apis/ccompat/v7";

  /** The client speaks of its property; on the command line that is an option. */
  private static final String PROPERTY = "schema.registry.url";

  private static final String OPTION = "--registry";

  public RegistryUrl {
    SchemaRegistry.at(text);
  }

  public SchemaRegistry registry() {
    return SchemaRegistry.at(text);
  }

  /** One line and exit status of a registry that did not do what it was asked. */
  public static CommandFailure failure(RegistryException e) {
    String line = String.valueOf(e.getMessage()).replace(PROPERTY, OPTION);
    return e.isTemporary() ? CommandFailure.unreachable(line, e) : CommandFailure.failed(line, e);
  }

  /** For the command line. */
  public static final class Converter implements ITypeConverter<RegistryUrl> {

    @Override
    public RegistryUrl convert(String text) {
      try {
        return new RegistryUrl(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "not one http or https URL with its path, e.g. " + EMBEDDED);
      }
    }
  }
}
