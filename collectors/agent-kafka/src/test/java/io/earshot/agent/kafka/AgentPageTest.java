package io.earshot.agent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.agent.Agent;
import io.earshot.agent.AgentBuilder;
import io.earshot.agent.MarkStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about agents: its example compiles, and it shows the interface whole. */
class AgentPageTest {

  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  @TempDir private Path dir;

  @Test
  void theExampleCompiles() throws IOException, URISyntaxException {
    List<String> examples =
        JAVA.matcher(page()).results().map(MatchResult::group).map(AgentPageTest::code).toList();
    assertThat(examples).hasSize(1);
    Path source = Files.writeString(dir.resolve("TranslatingWorker.java"), examples.get(0));
    Path agent = Path.of(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-Xlint:all,-classfile",
                "-Werror",
                "-d",
                dir.toString(),
                "-cp",
                agent.toString(),
                source.toString());
    assertThat(status).isZero();
  }

  @ParameterizedTest
  @ValueSource(classes = {Agent.class, AgentBuilder.class, MarkStream.class})
  void thePageShowsEveryMethod(Class<?> type) throws IOException {
    List<String> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .distinct()
            .toList();
    assertThat(methods).isNotEmpty();
    String page = page();
    assertThat(methods)
        .allMatch(name -> Pattern.compile("[ .]" + name + "\\(").matcher(page).find());
  }

  private static String code(String block) {
    return block.substring("```java\n".length(), block.length() - "```".length());
  }

  private static String page() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return Files.readString(
        Objects.requireNonNull(folder, "no mvnw above this folder").resolve("docs/agents.md"));
  }
}
