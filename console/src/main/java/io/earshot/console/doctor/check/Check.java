package io.earshot.console.doctor.check;

import org.jspecify.annotations.Nullable;

/**
 * One finding. Component names and their order are the contract with programs.
 *
 * @param name what was looked at; programs find it by this
 * @param expected null = nothing in particular
 * @param remedy what a person can do; null = nothing needs to be done
 */
public record Check(
    String name, Status status, String found, @Nullable String expected, @Nullable String remedy) {

  public static Check ok(String name, String found) {
    return new Check(name, Status.OK, found, null, null);
  }

  public static Check warn(String name, String found, String expected, String remedy) {
    return new Check(name, Status.WARN, found, expected, remedy);
  }

  public static Check fail(String name, String found, String expected, String remedy) {
    return new Check(name, Status.FAIL, found, expected, remedy);
  }
}
