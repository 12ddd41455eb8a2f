package io.earshot.schemas.wire;

import io.earshot.schema.EventBatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro to instantiate our generated records and no others.
 *
 * <p>Avro 1.12.2 refuses every class it was not told to trust, even when a builder fills in a
 * default. Lookups, encoders, decoders and serializers of this module see to it when they are first
 * used; a program that builds or copies records before that calls {@link #establish} first.
 */
public final class RecordTrust {

  private static final String TRUSTED_PACKAGE = EventBatch.class.getPackageName();
  private static final AtomicBoolean ESTABLISHED = new AtomicBoolean();

  private RecordTrust() {}

  /** Adds our package to what is trusted already; once per JVM, later calls do nothing. */
  public static void establish() {
    if (ESTABLISHED.compareAndSet(false, true)) {
      ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(before, RecordTrust::isOurs));
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().equals(TRUSTED_PACKAGE);
  }
}
