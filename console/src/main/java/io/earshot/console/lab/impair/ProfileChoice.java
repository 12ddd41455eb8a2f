package io.earshot.console.lab.impair;

import io.earshot.alerts.rule.metric.NearestName;
import io.earshot.console.command.CommandFailure;
import io.earshot.lab.impair.NamedProfiles;
import io.earshot.lab.impair.Profile;
import io.earshot.lab.impair.file.ProfileFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A profile by its name, or from a file. */
final class ProfileChoice {

  private ProfileChoice() {}

  static Profile of(String nameOrFile) {
    Optional<Profile> named = NamedProfiles.of(nameOrFile);
    if (named.isPresent()) {
      return named.get();
    }
    Path file = existingFile(nameOrFile);
    if (file == null) {
      throw CommandFailure.usage(
          "--profile: found '"
              + nameOrFile
              + "', which is neither a file nor a profile such as "
              + String.join(", ", NamedProfiles.examples())
              + NearestName.hint(nameOrFile, NamedProfiles.examples()));
    }
    return read(file);
  }

  private static @Nullable Path existingFile(String name) {
    try {
      Path file = Path.of(name);
      return Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Profile read(Path file) {
    try {
      String name = String.valueOf(file.getFileName());
      ProfileFile read = ProfileFile.of(file.toString(), name, Files.readString(file));
      Profile profile = read.profile();
      if (profile == null) {
        // One failure, one line: each problem has its own place in it.
        throw CommandFailure.failed(
            read.problems().stream().map(String::valueOf).collect(Collectors.joining("; ")), null);
      }
      return profile;
    } catch (IOException e) {
      throw CommandFailure.failed(file + ": cannot read: not a text file in UTF-8, or " + e, e);
    }
  }
}
