package io.earshot.console.page.call.episode;

/** What a rule says of one second. */
enum Level {
  /** Far enough from the limit to end an episode. */
  CLEAR,
  /** Neither begins nor ends one. */
  BETWEEN,
  /** Over the limit as far as the bound lets us say, which is not far enough. */
  UNDECIDED,
  BAD
}
