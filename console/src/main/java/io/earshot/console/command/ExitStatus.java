package io.earshot.console.command;

/** What the command tells the shell; scripts rely on these numbers. */
public final class ExitStatus {

  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int CONDITION_FOUND = 3;
  public static final int UNREACHABLE = 4;

  /** 128 + SIGINT. */
  public static final int INTERRUPTED = 130;

  /** 128 + SIGPIPE. */
  public static final int READER_GONE = 141;

  private ExitStatus() {}
}
