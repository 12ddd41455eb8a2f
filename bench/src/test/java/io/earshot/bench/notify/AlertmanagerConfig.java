package io.earshot.bench.notify;

/** One route and one receiver for each case, told apart by the label {@code session}. */
final class AlertmanagerConfig {

  private final StringBuilder routes = new StringBuilder();
  private final StringBuilder receivers = new StringBuilder();

  /**
   * Adds a case whose notifications go to the path of its name.
   *
   * @param repeat e.g. {@code 1h}
   */
  AlertmanagerConfig with(Inbox inbox, String name, String repeat, boolean sendResolved) {
    routes
        .append("    - receiver: ")
        .append(name)
        .append("\n      matchers: ['session=\"")
        .append(name)
        .append("\"']")
        .append("\n      repeat_interval: ")
        .append(repeat)
        .append('\n');
    receivers
        .append("  - name: ")
        .append(name)
        .append("\n    webhook_configs: [{url: '")
        .append(inbox.uri("/" + name))
        .append("', send_resolved: ")
        .append(sendResolved)
        .append("}]\n");
    return this;
  }

  String text() {
    return """
        global:
          resolve_timeout: 3s
        route:
          receiver: nobody
          group_by: [session]
          group_wait: 200ms
          group_interval: 1s
          routes:
        %sreceivers:
          - name: nobody
        %s"""
        .formatted(routes, receivers);
  }
}
