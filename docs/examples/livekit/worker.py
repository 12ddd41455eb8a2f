"""A translating LiveKit worker whose stages Earshot sees. Needs: pip install livekit==1.1.21
LIVEKIT_URL, LIVEKIT_TOKEN (of an agent that may publish) and EARSHOT_EDGE, e.g. http://127.0.0.1:8390, say where.
The models are pauses here and the translation is an echo: put yours where MODELS is."""
import array, asyncio, os, random, time, uuid
from livekit import rtc
import connection, stages
from stages import stage, start

URL, TOKEN = os.environ["LIVEKIT_URL"], os.environ["LIVEKIT_TOKEN"]
RATE, FRAME, LOUD, SILENCE_S = 48000, 480, 1000, 0.3  # loud = peak of a 16-bit sample; silence that ends an utterance
MODELS = [("STT_FINAL", 0.08, 0.15), ("MT_FIRST", 0.03, 0.06), ("MT_FINAL", 0.02, 0.04), ("TTS_FIRST", 0.06, 0.12)]
speech = asyncio.Queue()

async def hear(room, track):
    utterance, heard, last = None, [], 0
    async for event in rtc.AudioStream(track, sample_rate=RATE, num_channels=1, frame_size_ms=10):
        now, samples = time.time(), array.array("h", event.frame.data)
        if max(samples) > LOUD:
            if not utterance:
                utterance, heard = "SG_" + uuid.uuid4().hex[:12], []
                stage(utterance, "WORKER_IN", now - 0.01, track=track.sid)
            last = now
        if utterance:
            heard.append(samples)
            if len(heard) == 30:  # a recognizer says its first words while it still hears
                stage(utterance, "STT_PARTIAL", track=track.sid)
            if now - last > SILENCE_S:
                stage(utterance, "SPEECH_END", last, track=track.sid)
                start(translate(room, utterance, heard, track.sid))
                utterance = None

async def translate(room, utterance, heard, track):
    for name, least, most in MODELS:
        await asyncio.sleep(random.uniform(least, most))
        stage(utterance, name)
    speech.put_nowait((utterance, heard))
    await room.local_participant.send_text("…", topic="lk.transcription", attributes={
        "lk.segment_id": utterance, "lk.transcribed_track_id": track, "lk.transcription_final": "true"})

async def main():
    room, source, speakers = rtc.Room(), rtc.AudioSource(RATE, 1, queue_size_ms=200), {}
    @room.on("track_subscribed")
    def subscribed(track, publication, who):
        if publication.name == "source":
            speakers[track.sid] = who.identity
            start(hear(room, track))
    await room.connect(URL, TOKEN)
    mine = rtc.LocalAudioTrack.create_audio_track("translation", source)
    await room.local_participant.publish_track(mine, rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE, dtx=False))
    print("joined", await room.sid, "livekit", rtc.__version__, flush=True)
    if stages.EDGE:
        start(stages.report(room, TOKEN))
        start(connection.watch(room, stages.EDGE, TOKEN, speakers))
    while True:
        (utterance, heard), queued = await speech.get(), source.queued_duration  # what is said before it
        stage(utterance, "WORKER_OUT", time.time() + queued, queuedMillis=queued * 1000, track=mine.sid)
        for samples in heard:
            await source.capture_frame(rtc.AudioFrame(samples.tobytes(), RATE, 1, FRAME))

asyncio.run(main())
