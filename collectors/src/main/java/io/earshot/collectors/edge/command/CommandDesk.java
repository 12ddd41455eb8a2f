package io.earshot.collectors.edge.command;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Agents that are connected to this edge now, and the way to them. An agent is here from its first
 * stored batch, which tells whose it is.
 */
public final class CommandDesk {

  private final Map<AgentAddress, Seat> seats = new ConcurrentHashMap<>();
  private final List<Consumer<CommandAck>> listeners = new CopyOnWriteArrayList<>();

  /** Seats an agent; an older connection of the same one is ended. */
  public void join(AgentAddress address, AgentLink link, Set<String> capabilities) {
    Seat before = seats.put(address, new Seat(link, Set.copyOf(capabilities)));
    if (before != null && before.link != link) {
      before.link.replaced();
    }
  }

  /** Removes an agent unless a newer connection of it is seated. */
  public void leave(AgentAddress address, AgentLink link) {
    seats.computeIfPresent(address, (unused, seat) -> seat.link == link ? null : seat);
  }

  /** Who is connected, with what each says it can do. */
  public List<ConnectedAgent> agents() {
    return seats.entrySet().stream()
        .map(each -> new ConnectedAgent(each.getKey(), each.getValue().capabilities))
        .toList();
  }

  /**
   * Sends a command; true when it was handed to the connection of an agent that can do it. Only an
   * ack says that it was applied.
   */
  public boolean push(AgentAddress address, Command command) {
    Seat seat = seats.get(address);
    return seat != null && seat.capabilities.contains(command.kind()) && seat.link.send(command);
  }

  /** Called with each ack, on the thread that read it. */
  public void onAck(Consumer<CommandAck> listener) {
    listeners.add(listener);
  }

  /** Hands an ack to whoever listens. */
  public void acked(CommandAck ack) {
    listeners.forEach(listener -> listener.accept(ack));
  }

  private record Seat(AgentLink link, Set<String> capabilities) {}
}
