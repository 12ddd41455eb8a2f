package io.earshot.alerts.delivery.stage;

import io.earshot.alerts.delivery.channel.Channel;
import io.earshot.alerts.delivery.channel.Post;
import io.earshot.alerts.delivery.channel.Replies;
import io.earshot.alerts.delivery.channel.Reply;
import io.earshot.alerts.delivery.channel.Telling;
import io.earshot.alerts.delivery.channel.Verdict;
import java.util.List;
import java.util.Map;

record FakeChannel(int maxBatch, boolean wantsRepeats) implements Channel {

  @Override
  public String key() {
    return "fake";
  }

  @Override
  public Post post(List<Telling> batch, long nowMillis) {
    return new Post(Map.of(), new byte[0]);
  }

  @Override
  public Verdict verdict(Reply reply, int batchSize) {
    return Replies.verdict(reply);
  }
}
