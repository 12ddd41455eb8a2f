package io.earshot.schemas.kafka;

import io.earshot.schemas.registry.RegistrySchemaIds;
import io.earshot.schemas.registry.SchemaIdCache;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * Reads the properties that Confluent's serializers define, so that exchanging the class name is
 * all it takes to use those instead.
 */
final class SerdeSettings {

  static final String REGISTRY_URL = "schema.registry.url";
  static final String AUTO_REGISTER = "auto.register.schemas";
  static final String SPECIFIC_READER = "specific.avro.reader";

  /** Ours alone; Confluent's serializers ignore it. */
  static final String ID_CACHE_FILE = "earshot.schema.id.cache.file";

  private SerdeSettings() {}

  static SchemaIdLookup idsOf(Map<String, ?> configs) {
    SchemaRegistry registry = registryOf(configs);
    RegistrySchemaIds ids =
        RegistrySchemaIds.of(registry).autoRegister(flag(configs, AUTO_REGISTER, true));
    Object file = configs.get(ID_CACHE_FILE);
    return file == null
        ? ids
        : ids.cachedIn(SchemaIdCache.open(Path.of(file.toString()), registry));
  }

  private static SchemaRegistry registryOf(Map<String, ?> configs) {
    Object url = configs.get(REGISTRY_URL);
    if (url == null) {
      throw new ConfigException(REGISTRY_URL, null, "give the schema registry's URL");
    }
    try {
      return SchemaRegistry.at(url.toString());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(REGISTRY_URL, "(hidden)", e.getMessage());
    }
  }

  static boolean flag(Map<String, ?> configs, String name, boolean otherwise) {
    Object value = configs.get(name);
    return value == null ? otherwise : Boolean.parseBoolean(value.toString());
  }

  static String subject(String topic, boolean isKey) {
    return topic + (isKey ? "-key" : "-value");
  }
}
