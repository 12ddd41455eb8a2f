package io.earshot.alerts.incident;

/** Takes what must be told. */
@FunctionalInterface
public interface NoticeSink {

  void accept(Notice notice);
}
