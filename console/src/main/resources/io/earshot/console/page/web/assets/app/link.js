import { mark, say } from "./dom.js";

/**
 * How current the page is: the line at the top right, and a banner as soon as the numbers are old.
 * Old numbers stay readable but lose their colours: a stale green would be a lie.
 */
export class Link {
  #line = document.getElementById("health");
  #banner = document.getElementById("banner");
  #health = null;

  /** The server's own view, ready made. */
  health(health) {
    this.#health = health;
    this.#show(health.state, health.text, health.state === "live" ? null : health.text);
    mark(this.#line, "title", health.server ? "server " + health.server : null);
  }

  lost(seconds, reason) {
    const text = `connection to Earshot lost ${seconds} s ago; trying again`;
    this.#show("lost", "connection lost", reason ? `${text} (${reason})` : text);
  }

  found() {
    if (this.#health) {
      this.health(this.#health);
    }
  }

  /** A request the server will never answer: there is nothing to wait for. */
  refused(text) {
    this.#show("lost", "not live", text);
  }

  #show(state, line, banner) {
    mark(document.documentElement, "data-feed", state);
    say(this.#line, line);
    say(this.#banner, banner);
    this.#banner.hidden = banner == null;
  }
}
