// One participant of a real call. Relay only; every page reaches its relay through a network of its own.
const query = new URLSearchParams(location.search);
const who = query.get('who');
const failures = [];
const beeps = [];
addEventListener('error', (event) => failures.push(String(event.message)));
addEventListener('unhandledrejection', (event) => failures.push(String(event.reason)));

/** The server names one TURN port for all; ours is where our own impairment proxy listens. */
const setConfiguration = RTCPeerConnection.prototype.setConfiguration;
RTCPeerConnection.prototype.setConfiguration = function (configuration) {
  const iceServers = (configuration.iceServers ?? []).map((server) => ({
    ...server,
    urls: [server.urls].flat().map((url) => url.replace(/:\d+\?/, `:${query.get('turn')}?`)),
  }));
  return setConfiguration.call(this, { ...configuration, iceServers });
};

function script(source) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = source;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`cannot load ${source}`));
    document.head.append(element);
  });
}

/** Notes when the marker tones of a track begin, in Unix milliseconds. */
function listenFor(track, label) {
  const tones = new Worker('tones.js');
  tones.onmessage = ({ data }) => {
    if (data.failure) {
      failures.push(`${label}: ${data.failure}`);
    } else {
      beeps.push({ label, ...data });
    }
  };
  tones.onerror = (event) => failures.push(`${label}: ${event.message}`);
  const { readable } = new MediaStreamTrackProcessor({ track });
  tones.postMessage(readable, [readable]);
}

async function join() {
  const { url, token } = await (await fetch(`/token?identity=${who}`)).json();
  await script('/livekit-client.umd.js');
  const { Room, RoomEvent, Track } = window.LivekitClient;
  const room = new Room({ adaptiveStream: false, dynacast: false });
  window.room = room;
  room.on(RoomEvent.TrackSubscribed, (track, publication) => {
    track.attach();
    listenFor(track.mediaStreamTrack, publication.trackName);
  });
  const quickStart = await import('/quickstart.js');
  window.earshot = await quickStart.join(room, url, token, {
    rtcConfig: { iceTransportPolicy: 'relay' }, peerConnectionTimeout: 60_000, websocketTimeout: 60_000,
  });
  if (who === 'speaker') {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 },
    });
    const [track] = stream.getAudioTracks();
    listenFor(track, 'microphone');
    await room.localParticipant.publishTrack(track, {
      name: 'source', source: Track.Source.Microphone, red: true, dtx: false, audioPreset: { maxBitrate: 32000 },
    });
  }
  return { sessionId: await room.getSid(), identity: room.localParticipant.identity, sid: room.localParticipant.sid };
}

/** Own inbound audio as the browser counts it, one entry for each stream. */
async function received() {
  const connection = room.engine.pcManager.publisher.getPeerConnection?.() ?? room.engine.pcManager.publisher.pc;
  const reports = [...(await connection.getStats()).values()];
  return reports
    .filter((report) => report.type === 'inbound-rtp' && report.kind === 'audio' && report.packetsReceived > 0)
    .map(({ ssrc, packetsReceived, packetsLost }) => ({ ssrc, packetsReceived, packetsLost }));
}

window.call = {
  failures,
  beeps,
  join,
  received,
  leave: async () => {
    await room.disconnect();
    await window.earshot.close();
  },
};
document.title = 'ready';
