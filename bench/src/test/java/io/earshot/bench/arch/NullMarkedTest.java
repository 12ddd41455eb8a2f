package io.earshot.bench.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** NullAway looks only where it is asked to: a package without the mark would go unchecked. */
class NullMarkedTest {

  private static final Set<String> GENERATED = Set.of("schema", "jmh_generated");

  @Test
  void everyPackageIsNullMarked() {
    Set<JavaPackage> ours =
        EarshotClasses.ALL.stream()
            .map(JavaClass::getPackage)
            .filter(each -> !GENERATED.contains(each.getRelativeName()))
            .collect(Collectors.toSet());
    assertThat(ours)
        .filteredOn(each -> !each.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .as("packages whose package-info.java lacks @NullMarked")
        .isEmpty();
  }
}
