package io.earshot.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.schemas.wire.SchemaText;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Schema ids of one registry in a file, so that an agent starts while the registry is down. A file
 * of another registry, or a damaged one, counts as empty: its ids would lie.
 */
public final class SchemaIdCache {

  private static final Logger LOG = System.getLogger(SchemaIdCache.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final String registryUrl;
  private final List<Entry> entries;

  private SchemaIdCache(Path file, String registryUrl, List<Entry> entries) {
    this.file = file;
    this.registryUrl = registryUrl;
    this.entries = entries;
  }

  /** Opens the cache of one registry; the file need not exist yet. */
  public static SchemaIdCache open(Path file, SchemaRegistry registry) {
    return new SchemaIdCache(file, registry.url(), read(file, registry.url()));
  }

  synchronized @Nullable Integer idOf(String subject, Schema schema) {
    String text = SchemaText.of(schema);
    return entries.stream()
        .filter(entry -> entry.subject().equals(subject) && entry.schema().equals(text))
        .map(Entry::id)
        .findFirst()
        .orElse(null);
  }

  synchronized @Nullable Schema byId(int id) {
    return entries.stream()
        .filter(entry -> entry.id() == id)
        .map(entry -> new Schema.Parser().parse(entry.schema()))
        .findFirst()
        .orElse(null);
  }

  /** Remembers an id and writes the file at once, replacing it as a whole. */
  synchronized void put(String subject, Schema schema, int id) {
    Entry entry = new Entry(subject, id, SchemaText.of(schema));
    if (entries.contains(entry)) {
      return;
    }
    // A registry that was emptied gives the same schema another id.
    entries.removeIf(old -> old.id() == id || entry.isOf(old));
    entries.add(entry);
    try {
      write();
    } catch (IOException e) {
      // Telemetry goes on; only the next start needs the registry.
      LOG.log(Level.WARNING, "cannot write schema id cache file=" + file + ": " + e);
    }
  }

  private void write() throws IOException {
    ObjectNode root = JSON.createObjectNode().put("registry", registryUrl);
    ArrayNode list = root.putArray("schemas");
    for (Entry entry : entries) {
      list.addObject()
          .put("subject", entry.subject())
          .put("id", entry.id())
          .put("schema", entry.schema());
    }
    Path parent = file.toAbsolutePath().getParent();
    Path written = Files.createTempFile(Files.createDirectories(parent), "schema-ids", ".tmp");
    Files.writeString(written, root.toPrettyString());
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<Entry> read(Path file, String registryUrl) {
    List<Entry> entries = new ArrayList<>();
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      if (root.path("registry").asText().equals(registryUrl)) {
        root.path("schemas").forEach(node -> entries.add(Entry.of(node)));
      }
    } catch (IOException e) {
      // Missing or damaged: the registry will fill it again.
      entries.clear();
    }
    return entries;
  }

  private record Entry(String subject, int id, String schema) {

    static Entry of(JsonNode node) {
      return new Entry(
          node.path("subject").asText(), node.path("id").asInt(), node.path("schema").asText());
    }

    boolean isOf(Entry other) {
      return subject.equals(other.subject()) && schema.equals(other.schema());
    }
  }
}
