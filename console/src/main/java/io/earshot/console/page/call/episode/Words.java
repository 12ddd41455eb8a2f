package io.earshot.console.page.call.episode;

/**
 * An episode in words that follow its subject.
 *
 * @param claim e.g. {@code loses 4.9 % of its packets}
 * @param evidence numbers and window, e.g. {@code 41 of 830 in 15 s}
 * @param sure how sure, e.g. {@code exact: packets counted}
 */
public record Words(String claim, String evidence, String sure) {

  /** Claim and evidence in one. */
  public String text() {
    return claim + ": " + evidence;
  }
}
