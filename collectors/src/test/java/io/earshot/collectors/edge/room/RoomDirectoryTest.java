package io.earshot.collectors.edge.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomDirectoryTest {

  private static final RoomName LAB = new RoomName("room:lab");
  private static final RoomName OTHER = new RoomName("room:other");
  private static final Placement UNKNOWN = new Placement.Unknown();
  private static final Placement FOREIGN = new Placement.Foreign();

  private final RoomDirectory rooms = new RoomDirectory();

  @Test
  void aRoomIsUnknownUntilAWebhookNamesIt() {
    assertThat(rooms.place(LAB, null, 0)).isEqualTo(UNKNOWN);
    assertThat(rooms.place(LAB, "RM_1", 0)).isEqualTo(UNKNOWN);
    rooms.learn(LAB, "RM_1");
    assertThat(rooms.place(LAB, null, 0)).isEqualTo(new Placement.Live("RM_1"));
    assertThat(rooms.place(LAB, "RM_1", 0)).isEqualTo(new Placement.Live("RM_1"));
  }

  @Test
  void theNewestLifeIsMeantUnlessAnOlderIsNamed() {
    rooms.learn(LAB, "RM_1");
    rooms.learn(LAB, "RM_2");
    rooms.learn(LAB, "RM_2");
    assertThat(rooms.place(LAB, null, 0)).isEqualTo(new Placement.Live("RM_2"));
    assertThat(rooms.place(LAB, "RM_1", 0)).isEqualTo(new Placement.Live("RM_1"));
  }

  @Test
  void sessionsOfOtherRoomsAreForeignEvenBeforeTheOwnIsKnown() {
    rooms.learn(OTHER, "RM_9");
    assertThat(rooms.place(LAB, "RM_9", 0)).isEqualTo(FOREIGN);
    rooms.learn(LAB, "RM_1");
    assertThat(rooms.place(LAB, "RM_9", 0)).isEqualTo(FOREIGN);
    assertThat(rooms.place(LAB, "RM_made_up", 0)).isEqualTo(FOREIGN);
  }

  @Test
  void afterTheEndTheNextLifeMayBeNamedBeforeItsWebhook() {
    rooms.learn(LAB, "RM_1");
    rooms.end(LAB, "RM_1", 1_000);
    assertThat(rooms.place(LAB, "RM_2", 2_000)).isEqualTo(UNKNOWN);
    rooms.learn(LAB, "RM_2");
    assertThat(rooms.place(LAB, "RM_2", 2_000)).isEqualTo(new Placement.Live("RM_2"));
  }

  @Test
  void aLifeIsOverTwoMinutesAfterItsEnd() {
    rooms.end(LAB, "RM_1", 1_000);
    assertThat(rooms.place(LAB, null, 121_000)).isEqualTo(new Placement.Live("RM_1"));
    assertThat(rooms.place(LAB, null, 121_001)).isEqualTo(new Placement.Over());
    rooms.end(LAB, "RM_1", 500_000);
    assertThat(rooms.place(LAB, null, 121_001)).isEqualTo(new Placement.Over());
  }

  @Test
  void onlyTheNewestTenThousandRoomsAreRemembered() {
    rooms.learn(LAB, "RM_1");
    for (int i = 0; i < 10_000; i++) {
      rooms.learn(new RoomName("room:" + i), "RM_x" + i);
    }
    assertThat(rooms.place(LAB, null, 0)).isEqualTo(UNKNOWN);
    assertThat(rooms.place(new RoomName("room:0"), null, 0)).isEqualTo(new Placement.Live("RM_x0"));
  }
}
