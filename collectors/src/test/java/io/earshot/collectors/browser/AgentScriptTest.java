package io.earshot.collectors.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentScriptTest {

  private static final int MAX_BYTES = 12 << 10;

  /** Of a script: {@code export function observe(} and {@code export { onCommand }}. */
  private static final Pattern EXPORTED =
      Pattern.compile("export (?:const |(?:async )?function |\\{ ?)(\\w+)");

  @Test
  void aPageLoadsAtMost12KibibytesGzipped() throws IOException {
    int bytes = 0;
    for (AgentScript script : AgentScript.values()) {
      bytes += gzipped(script.text());
    }
    assertThat(bytes).isBetween(MAX_BYTES / 2, MAX_BYTES);
  }

  @ParameterizedTest
  @EnumSource
  void aScriptNeedsNoOtherModuleAndHasNoComment(AgentScript script) {
    assertThat(script.text())
        .doesNotContainPattern("(?m)(^|;)import ")
        .doesNotContain("*/")
        .doesNotContainPattern("(?m)^\\s*/[/*]")
        .doesNotContain("STAMP_EVERY_MILLIS", "READY_MILLIS");
  }

  @Test
  void everyExportHasItsType() {
    assertThat(exported(AgentScript.PAGE.text()))
        .containsExactlyElementsOf(exported(AgentScript.types().replaceAll("interface", "")));
    assertThat(exported(AgentScript.WORKER.text())).isEmpty();
  }

  /** Only one of the joined modules may declare a name. */
  @ParameterizedTest
  @EnumSource
  void noNameIsDeclaredTwice(AgentScript script) {
    String[] names =
        Pattern.compile("(?m)(?:^|[;}])(?:export )?(?:async )?(?:const|let|function) (\\w+)")
            .matcher(withoutBlocks(script.text()))
            .results()
            .map(match -> match.group(1))
            .toArray(String[]::new);
    assertThat(names).hasSizeGreaterThan(20).doesNotHaveDuplicates();
  }

  private static TreeSet<String> exported(String text) {
    TreeSet<String> names = new TreeSet<>();
    for (MatchResult match : EXPORTED.matcher(text).results().toList()) {
      names.add(match.group(1));
    }
    return names;
  }

  /** What is not inside braces. */
  private static String withoutBlocks(String code) {
    StringBuilder outside = new StringBuilder();
    int depth = 0;
    for (char each : code.toCharArray()) {
      depth -= each == '}' ? 1 : 0;
      if (depth == 0) {
        outside.append(each);
      }
      depth += each == '{' ? 1 : 0;
    }
    return outside.toString();
  }

  private static int gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }
}
