package io.earshot.collectors.edge.room;

/** Where a batch of a room belongs. */
public sealed interface Placement {

  /** To this session, a room sid. */
  record Live(String session) implements Placement {}

  /** Not known yet: wait for the webhook. */
  record Unknown() implements Placement {}

  /** The session it names is not one of the room. */
  record Foreign() implements Placement {}

  /** The room's life ended too long ago. */
  record Over() implements Placement {}
}
