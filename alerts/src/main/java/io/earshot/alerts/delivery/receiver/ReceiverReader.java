package io.earshot.alerts.delivery.receiver;

import io.earshot.alerts.delivery.alertmanager.AlertmanagerChannel;
import io.earshot.alerts.delivery.stage.OutboxLimits;
import io.earshot.alerts.delivery.stage.Selection;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one receiver of the file. */
final class ReceiverReader {

  private static final List<String> KEYS =
      List.of(
          "name",
          "alertmanager",
          "webhook",
          "severities",
          "labels",
          "timeout",
          "max_waiting",
          "give_up_after");
  private static final List<String> ALERTMANAGER_KEYS =
      List.of("url", "url_file", "url_env", "authorization_file", "authorization_env");
  private static final List<String> WEBHOOK_KEYS =
      List.of(
          "url",
          "url_file",
          "url_env",
          "authorization_file",
          "authorization_env",
          "secret_file",
          "secret_env");

  /** Part of record keys and thread names. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,60}");

  private static final long USUAL_TIMEOUT_SECONDS = 10;
  private static final long MAX_TIMEOUT_SECONDS = 300;
  private static final long MAX_AGE_SECONDS = 86_400;
  private static final int MAX_WAITING = 1_000_000;

  private final YamlMap map;
  private final SecretSource secrets;

  ReceiverReader(YamlMap map, SecretSource secrets) {
    this.map = map;
    this.secrets = secrets;
  }

  /** Empty = something is wrong, and noted. */
  Optional<Receiver> read() {
    map.refuseOthers(KEYS);
    String name = name();
    Receiver.Kind kind = kind();
    if (kind == null || name == null) {
      return Optional.empty();
    }
    YamlValue value = map.get(kind.key());
    YamlMap how = value == null ? null : value.map();
    if (how == null) {
      return Optional.empty();
    }
    how.refuseOthers(kind == Receiver.Kind.WEBHOOK ? WEBHOOK_KEYS : ALERTMANAGER_KEYS);
    SecretFields named = new SecretFields(how, secrets);
    URI uri = uri(kind, how, named);
    String authorization = named.value("authorization");
    String secret = named.value("secret");
    return uri == null
        ? Optional.empty()
        : Optional.of(
            new Receiver(
                name,
                kind,
                uri,
                ownPage(kind, how, uri),
                authorization,
                secret,
                selection(),
                timeoutMillis(),
                limits()));
  }

  /** What the file says openly may be shown; a query may be a password all the same. */
  private static @Nullable String ownPage(Receiver.Kind kind, YamlMap how, URI uri) {
    boolean isOpen = how.has("url") && uri.getRawQuery() == null && uri.getRawFragment() == null;
    return kind == Receiver.Kind.ALERTMANAGER && isOpen
        ? uri.toString().replace(AlertmanagerChannel.PATH, "")
        : null;
  }

  private @Nullable String name() {
    YamlValue value = map.expect("name", "a name of your choice");
    String name = value == null ? null : value.text();
    if (value == null || name == null || NAME.matcher(name).matches()) {
      return name;
    }
    value.refuse("up to 60 of letters, digits, '_', '.', '-'");
    return null;
  }

  private Receiver.@Nullable Kind kind() {
    boolean isWebhook = map.has("webhook");
    if (isWebhook == map.has("alertmanager")) {
      map.problem(
          "name",
          "found "
              + (isWebhook ? "both 'alertmanager' and 'webhook'" : "no way to reach it")
              + "; expected one of alertmanager, webhook");
      return null;
    }
    return isWebhook ? Receiver.Kind.WEBHOOK : Receiver.Kind.ALERTMANAGER;
  }

  private @Nullable URI uri(Receiver.Kind kind, YamlMap how, SecretFields named) {
    boolean isOpen = how.has("url");
    if (isOpen == named.isNamed("url")) {
      how.problem(
          "url", "expected one of url, url_file, url_env, found " + (isOpen ? "two" : "none"));
      return null;
    }
    String text = isOpen ? how.text("url") : named.value("url");
    if (text == null) {
      return null;
    }
    URI uri = parsed(text);
    if (uri == null) {
      // Not shown: what is no address may be a password in the wrong place.
      how.problem(
          "url",
          "url: found no address; expected http://HOST[:PORT]/… or https://… without a user");
      return null;
    }
    return kind == Receiver.Kind.ALERTMANAGER ? ofApi(uri) : uri;
  }

  private static @Nullable URI parsed(String text) {
    try {
      URI uri = new URI(text);
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return isHttp && uri.getHost() != null && uri.getUserInfo() == null ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static URI ofApi(URI uri) {
    String base = uri.toString().replaceAll("/+$", "");
    return URI.create(
        base.endsWith(AlertmanagerChannel.PATH) ? base : base + AlertmanagerChannel.PATH);
  }

  private Selection selection() {
    Fields fields = new Fields(map);
    return new Selection(
        new LinkedHashSet<>(fields.texts("severities")), Labels.of(fields.textByName("labels")));
  }

  private long timeoutMillis() {
    return new Fields(map).seconds("timeout", USUAL_TIMEOUT_SECONDS, 1, MAX_TIMEOUT_SECONDS) * 1000;
  }

  private OutboxLimits limits() {
    Fields fields = new Fields(map);
    OutboxLimits usual = OutboxLimits.USUAL;
    long usualAgeSeconds = usual.maxAgeMillis() / 1000;
    return new OutboxLimits(
        (int) fields.count("max_waiting", usual.maxCount(), 1, MAX_WAITING),
        usual.maxBytes(),
        fields.seconds("give_up_after", usualAgeSeconds, 1, MAX_AGE_SECONDS) * 1000);
  }
}
