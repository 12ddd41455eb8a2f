package io.earshot.console.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFilesTest {

  @Test
  void aFolderGivesItsFilesAndNoOthers() {
    StaticFiles files = StaticFiles.beside(TestPage.index());
    assertThat(files.at("/index.html")).isPresent();
    assertThat(files.at("/assets/vendor/dot.svg")).isPresent();
    assertThat(files.at("/secret.txt")).isEmpty();
    assertThat(files.at("/assets")).isEmpty();
    assertThat(files.at("/assets/")).isEmpty();
  }

  /** As in production: the page is in the jar of this module. */
  @Test
  void aJarGivesItsFilesAndNoOthers(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("page with space.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"a/web/index.html", "a/web/assets/x.js", "a/secret.txt"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    StaticFiles files =
        StaticFiles.beside(URI.create("jar:" + jar.toUri() + "!/a/web/index.html").toURL());
    assertThat(files.at("/index.html").orElseThrow().plain())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("a/web/index.html");
    assertThat(files.at("/assets/x.js")).isPresent();
    assertThat(files.at("/secret.txt")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a.html, text/html; charset=utf-8",
    "uPlot.iife.min.js, text/javascript; charset=utf-8",
    "A.JS, text/javascript; charset=utf-8",
    "a.css, text/css; charset=utf-8",
    "a.svg, image/svg+xml",
    "LICENSE, application/octet-stream",
    "a.exe, application/octet-stream"
  })
  void theNameTellsTheType(String name, String type) {
    assertThat(StaticFile.of(name, new byte[0]).contentType()).isEqualTo(type);
  }
}
