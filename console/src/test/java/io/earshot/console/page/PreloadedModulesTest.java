package io.earshot.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module that the page finds only through another's imports comes a round trip later. */
class PreloadedModulesTest {

  private static final Path WEB = Path.of("src/main/resources/io/earshot/console/page/web");

  @Test
  void everyModuleIsAskedForByTheFirstDocument() throws IOException {
    String index = Files.readString(WEB.resolve("index.html"));
    try (Stream<Path> files = Files.walk(WEB.resolve("assets/app"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".js")).map(WEB::relativize))
          .isNotEmpty()
          .allSatisfy(module -> assertThat(index).contains("\"/" + module + "\""));
    }
  }
}
