package io.earshot.agent.observation;

/** Where a media unit or an utterance passed, in path order; the symbols of the schema. */
public enum MediaStage {
  UNKNOWN,
  CAPTURE,
  SEND,
  TURN_IN,
  TURN_OUT,
  SFU_IN,
  SFU_OUT,
  WORKER_IN,
  SPEECH_END,
  STT_PARTIAL,
  STT_FINAL,
  MT_FIRST,
  MT_FINAL,
  TTS_FIRST,
  WORKER_OUT,
  RECEIVE,
  PLAYOUT
}
