package io.earshot.console.stack;

import io.earshot.console.stack.child.BrokerMain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Another stack on this machine, found through its broker's command line. */
record Neighbor(Path dataDir, RunningStack stack) {

  /** The stack that listens on {@code port}, if it is one of ours and ours to see. */
  static Optional<Neighbor> listeningOn(int port) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().arguments())
        .flatMap(Optional::stream)
        .flatMap(Neighbor::dataDirOf)
        .map(Neighbor::in)
        .flatMap(Optional::stream)
        .filter(neighbor -> neighbor.stack.ports().contains(port))
        .findFirst();
  }

  private static Stream<Path> dataDirOf(String[] arguments) {
    List<String> words = Arrays.asList(arguments);
    int main = words.indexOf(BrokerMain.class.getName());
    return main < 0 || main + 1 >= words.size()
        ? Stream.empty()
        : Stream.ofNullable(Path.of(words.get(main + 1)).getParent());
  }

  private static Optional<Neighbor> in(Path dataDir) {
    return FolderLock.signature(dataDir).map(stack -> new Neighbor(dataDir, stack));
  }
}
