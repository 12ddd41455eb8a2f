package io.earshot.bench.container;

import static org.assertj.core.api.Assertions.fail;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The broker's image, which is built on this machine: no registry has it. */
final class BrokerImage {

  /** One version for clients and broker. */
  static final String KAFKA_VERSION = AppInfoParser.getVersion();

  private static final String NAME = "earshot-test/kafka:" + KAFKA_VERSION + "-local";

  private static final @Nullable String DOCKER_HOST = System.getenv("DOCKER_HOST");

  private BrokerImage() {}

  /**
   * The image. Where there is none the running test is skipped, with {@code EARSHOT_CI=true} it
   * fails; either way before Testcontainers asks registries for two minutes.
   */
  static DockerImageName orSkip() {
    Optional<String> missing = missing();
    if (missing.isPresent()) {
      if (Boolean.parseBoolean(System.getenv("EARSHOT_CI"))) {
        fail(missing.get());
      }
      System.err.println("skipped: " + missing.get());
      Assumptions.abort(missing.get());
    }
    return DockerImageName.parse(NAME).asCompatibleSubstituteFor("apache/kafka");
  }

  private static Optional<String> missing() {
    DockerClientFactory docker = DockerClientFactory.instance();
    if (!docker.isDockerAvailable() || !isTheOneAskedFor(docker)) {
      return Optional.of(
          "DOCKER_HOST=%s: found no daemon that answers there, expected one; start or correct it"
              .formatted(Objects.requireNonNullElse(DOCKER_HOST, "(none)")));
    }
    try {
      docker.client().inspectImageCmd(NAME).exec();
      return Optional.empty();
    } catch (NotFoundException e) {
      return Optional.of(
          "image %s: found none, expected one; run docker/kafka-test/build".formatted(NAME));
    }
  }

  /** Testcontainers takes the machine's own daemon where the one that was named is silent. */
  private static boolean isTheOneAskedFor(DockerClientFactory docker) {
    return DOCKER_HOST == null
        || DOCKER_HOST.equals(docker.getTransportConfig().getDockerHost().toString());
  }
}
