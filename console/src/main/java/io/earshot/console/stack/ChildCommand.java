package io.earshot.console.stack;

import io.earshot.console.stack.child.BrokerMain;
import io.earshot.console.stack.child.RegistryMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How to start one child JVM.
 *
 * @param name in messages and of its log file
 * @param main its main class
 * @param arguments of the main class
 * @param classPath its own: nothing of ours leaks in
 * @param workDir current folder
 * @param folder where its log and temporary files go
 */
record ChildCommand(
    String name,
    Class<?> main,
    List<String> arguments,
    List<Path> classPath,
    Path workDir,
    DataFolder folder) {

  /** A quiet machine writes a few KB a day; this keeps a noisy one from filling the disk. */
  private static final long MAX_LOG_BYTES = 8L << 20;

  /**
   * Ctrl-C in a terminal reaches the whole process group. Children ignore it, so that this process
   * can stop what uses the broker first; a JVM that starts with a signal ignored leaves it so.
   */
  private static final List<String> IGNORING_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private static final List<String> SMALL_JVM =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          // Its shared file stays behind after kill -9.
          "-XX:-UsePerfData",
          "-Djava.net.preferIPv4Stack=true",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
          // Topics created, and the broker fenced or back: rare, and the first thing to look for.
          "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.controller.ReplicationControlManager=info",
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  /** Settings of a broker or registry that the person's shell holds for something else. */
  private static final List<String> FOREIGN_SETTINGS = List.of("KAFKA_", "QUARKUS_", "APICURIO_");

  static ChildCommand broker(Distribution dist, DataFolder folder, Ports ports) {
    return new ChildCommand(
        "broker",
        BrokerMain.class,
        List.of(
            folder.broker().toString(),
            Integer.toString(ports.broker()),
            // Nobody connects to the controller but the broker beside it: any port will do.
            Integer.toString(Ports.anyFree())),
        dist.brokerClassPath(),
        folder.root(),
        folder);
  }

  static ChildCommand registry(Distribution dist, DataFolder folder, Ports ports) {
    return new ChildCommand(
        "registry",
        RegistryMain.class,
        List.of(Integer.toString(ports.registry())),
        dist.registryClassPath(),
        folder.registry(),
        folder);
  }

  ChildProcess start(List<String> archiveOptions) throws IOException {
    List<String> command = new ArrayList<>(IGNORING_CTRL_C);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL_JVM);
    command.add("-XX:ErrorFile=" + folder.log(name).resolveSibling("hs_err_pid%p.log"));
    command.add("-Djava.io.tmpdir=" + folder.temporary());
    command.addAll(archiveOptions);
    command.add(main.getName());
    command.addAll(arguments);

    Path log = folder.log(name);
    keepShort(log);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workDir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    setEnvironment(builder.environment());
    return new ChildProcess(name, log, builder.start());
  }

  /** The class path travels here: on the command line it would hide the rest from {@code ps}. */
  private void setEnvironment(Map<String, String> environment) {
    environment.keySet().removeIf(key -> FOREIGN_SETTINGS.stream().anyMatch(key::startsWith));
    environment.put(
        "CLASSPATH",
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }

  private static void keepShort(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
