package io.earshot.console.page.http;

import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Where the page is served and what it says about itself.
 *
 * @param port of loopback; 0 = any free one
 * @param version of this build, for {@code /version}
 * @param commit the build was made from; null = not known
 * @param index the page itself; files beside it are served too
 */
public record PageServerOptions(
    int port, String version, @Nullable String commit, URL index, WatchLimits watch) {

  private static final String INDEX = "/io/earshot/console/page/web/index.html";

  /** The page of this build, for as many clients as it is made for. */
  public static PageServerOptions of(int port, String version) {
    URL index = PageServerOptions.class.getResource(INDEX);
    if (index == null) {
      throw new IllegalStateException("resource " + INDEX + " is not on the class path");
    }
    return new PageServerOptions(port, version, null, index, WatchLimits.DEFAULT);
  }

  public PageServerOptions withWatch(WatchLimits newWatch) {
    return new PageServerOptions(port, version, commit, index, newWatch);
  }
}
