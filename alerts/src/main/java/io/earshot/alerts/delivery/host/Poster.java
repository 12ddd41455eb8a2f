package io.earshot.alerts.delivery.host;

import io.earshot.alerts.delivery.channel.Post;
import io.earshot.alerts.delivery.channel.Reply;

/** Takes a request to a receiver and comes back in bounded time. */
@FunctionalInterface
public interface Poster {

  Reply send(Post post) throws InterruptedException;
}
