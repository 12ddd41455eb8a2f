package io.earshot.schemas.registry;

import io.earshot.schemas.wire.RecordTrust;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireFault;
import io.earshot.schemas.wire.WireFormatException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A registry that is asked once per schema and id: what an id means never changes. A writer asks
 * when it starts and has the registry's usual patience; a reader meets ids in mid-stream and never
 * waits longer than a second.
 */
public final class RegistrySchemaIds implements SchemaIdLookup {

  static {
    RecordTrust.establish();
  }

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** An unknown id stays unknown this long, so that a bad producer costs two requests a minute. */
  static final long UNKNOWN_NANOS = Duration.ofSeconds(30).toNanos();

  /** A registry that did not answer gets this long to recover: waiting takes 1 s in 6. */
  static final long UNAVAILABLE_NANOS = Duration.ofSeconds(5).toNanos();

  private final SchemaRegistry registry;
  private final boolean autoRegister;
  private final @Nullable SchemaIdCache cache;
  private final LongSupplier nanoClock;
  private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<Integer, Refusal> refusals = new ConcurrentHashMap<>();

  private RegistrySchemaIds(
      SchemaRegistry registry,
      boolean autoRegister,
      @Nullable SchemaIdCache cache,
      LongSupplier nanoClock) {
    this.registry = registry;
    this.autoRegister = autoRegister;
    this.cache = cache;
    this.nanoClock = nanoClock;
  }

  /** Registers what it does not find and remembers nothing across restarts. */
  public static RegistrySchemaIds of(SchemaRegistry registry) {
    return new RegistrySchemaIds(registry, true, null, System::nanoTime);
  }

  /** Whether an unknown schema is registered, or an error. */
  public RegistrySchemaIds autoRegister(boolean register) {
    return new RegistrySchemaIds(registry, register, cache, nanoClock);
  }

  /** Falls back to what {@code file} holds while the registry does not answer. */
  public RegistrySchemaIds cachedIn(SchemaIdCache file) {
    return new RegistrySchemaIds(registry, autoRegister, file, nanoClock);
  }

  /** For tests: how time passes, in nanoseconds. */
  RegistrySchemaIds timedBy(LongSupplier clock) {
    return new RegistrySchemaIds(registry, autoRegister, cache, clock);
  }

  @Override
  public int idOf(String subject, Schema schema) {
    return ids.computeIfAbsent(new SubjectSchema(subject, schema), this::askForId);
  }

  private int askForId(SubjectSchema key) {
    try {
      int id =
          autoRegister
              ? registry.register(key.subject(), key.schema())
              : registry.idOf(key.subject(), key.schema());
      if (cache != null) {
        cache.put(key.subject(), key.schema(), id);
      }
      return id;
    } catch (RegistryException e) {
      Integer cached = cache == null ? null : cache.idOf(key.subject(), key.schema());
      if (e.isTemporary() && cached != null) {
        return cached;
      }
      throw e;
    }
  }

  @Override
  public Schema byId(int id) throws WireFormatException {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    Refusal refusal = refusals.get(id);
    if (refusal != null && nanoClock.getAsLong() - refusal.sinceNanos() < refusal.lastsNanos()) {
      throw new WireFormatException(refusal.fault(), refusal.message());
    }
    return askForSchema(id);
  }

  private Schema askForSchema(int id) throws WireFormatException {
    try {
      Schema schema = registry.within(PATIENCE).byId(id);
      schemas.put(id, schema);
      refusals.remove(id);
      return schema;
    } catch (RegistryException e) {
      Schema cached = cache == null ? null : cache.byId(id);
      if (e.isTemporary() && cached != null) {
        schemas.put(id, cached);
        return cached;
      }
      Refusal refusal = Refusal.of(e, id, nanoClock.getAsLong());
      refusals.put(id, refusal);
      throw new WireFormatException(refusal.fault(), refusal.message(), e);
    }
  }

  private record SubjectSchema(String subject, Schema schema) {}

  private record Refusal(WireFault fault, String message, long sinceNanos, long lastsNanos) {

    static Refusal of(RegistryException e, int id, long nowNanos) {
      String message = "schemaId=" + id + ": " + e.getMessage();
      return e.isMissing()
          ? new Refusal(WireFault.UNKNOWN_SCHEMA_ID, message, nowNanos, UNKNOWN_NANOS)
          : new Refusal(WireFault.REGISTRY_UNAVAILABLE, message, nowNanos, UNAVAILABLE_NANOS);
    }
  }
}
