"""A translating LiveKit worker whose stages Earshot sees. Needs: pip install livekit==1.1.21
LIVEKIT_URL, LIVEKIT_TOKEN (of an agent that may publish) and EARSHOT_EDGE, e.g. http://127.0.0.1:8390, say where.
The models are pauses here and the translation is an echo: put yours where MODELS is."""
import array, asyncio, json, os, random, time, urllib.request, uuid
from livekit import rtc
import connection

URL, TOKEN, EDGE = os.environ["LIVEKIT_URL"], os.environ["LIVEKIT_TOKEN"], os.environ.get("EARSHOT_EDGE")
RATE, FRAME, LOUD, SILENCE_S = 48000, 480, 1000, 0.3  # loud = peak of a 16-bit sample; silence that ends an utterance
MODELS = [("STT_FINAL", 0.08, 0.15), ("MT_FIRST", 0.03, 0.06), ("MT_FINAL", 0.02, 0.04), ("TTS_FIRST", 0.06, 0.12)]
telemetry, speech, tasks = asyncio.Queue(1000), asyncio.Queue(), set()

def start(work):  # the loop itself holds tasks weakly
    task = asyncio.create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)

def stage(utterance, name, at=None, **more):  # never waits: what finds no room is gone
    fact = {"utterance": utterance, "stage": name, "atUnixMillis": (at or time.time()) * 1000, **more}
    if EDGE and not telemetry.full():
        telemetry.put_nowait(fact)

async def report(room):
    who = {"room": room.name, "participant": room.local_participant.identity}
    while True:
        facts = [await telemetry.get()]
        while not telemetry.empty():
            facts.append(telemetry.get_nowait())
        request = urllib.request.Request(EDGE + "/v1/stages", json.dumps([{**who, **fact} for fact in facts]).encode(),
                                         {"Content-Type": "application/json", "Authorization": "Bearer " + TOKEN})
        try:
            await asyncio.to_thread(urllib.request.urlopen, request, timeout=5)
        except OSError as e:
            print("stages lost:", len(facts), e, flush=True)

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
    room, source = rtc.Room(), rtc.AudioSource(RATE, 1, queue_size_ms=200)
    heard = {}

    @room.on("track_subscribed")
    def subscribed(track, publication, who):
        if publication.name == "source":
            heard[track.sid] = who.identity
            start(hear(room, track))

    await room.connect(URL, TOKEN)
    mine = rtc.LocalAudioTrack.create_audio_track("translation", source)
    await room.local_participant.publish_track(mine, rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE, dtx=False))
    print("joined", await room.sid, "livekit", rtc.__version__, flush=True)
    start(report(room))
    if EDGE:
        start(connection.watch(room, EDGE, TOKEN, heard))
    while True:
        utterance, heard = await speech.get()
        stage(utterance, "WORKER_OUT", queuedMillis=source.queued_duration * 1000, track=mine.sid)
        for samples in heard:
            await source.capture_frame(rtc.AudioFrame(samples.tobytes(), RATE, 1, FRAME))

asyncio.run(main())
