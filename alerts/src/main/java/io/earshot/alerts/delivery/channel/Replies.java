package io.earshot.alerts.delivery.channel;

/** What HTTP says about any request: RFC 9110 §15, RFC 6585 §4. */
public final class Replies {

  private static final int MAX_SHOWN = 200;

  private Replies() {}

  /** The meaning of a reply to one that asks to take everything or nothing. */
  public static Verdict verdict(Reply reply) {
    if (reply instanceof Reply.Nothing nothing) {
      return new Verdict.Again(nothing.why(), null);
    }
    Reply.Answer answer = (Reply.Answer) reply;
    int status = answer.status();
    if (status / 100 == 2) {
      return Verdict.ACCEPTED;
    }
    if (status / 100 == 3) {
      return new Verdict.Refused(
          "found a redirect (HTTP " + status + "), which is never followed; expected the last URL");
    }
    if (isWorthAnotherTry(status)) {
      return new Verdict.Again(shown(answer), answer.retryAfterMillis());
    }
    return new Verdict.Refused(shown(answer));
  }

  /** Status and begin of the text, in one line. */
  public static String shown(Reply.Answer answer) {
    String text = answer.text().replaceAll("\\p{Cntrl}+", " ").strip();
    String begin = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    return "HTTP " + answer.status() + (begin.isEmpty() ? "" : ": " + begin);
  }

  private static boolean isWorthAnotherTry(int status) {
    return status == 408 || status == 425 || status == 429 || status / 100 == 5;
  }
}
