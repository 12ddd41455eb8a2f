package io.earshot.collectors.recording;

import java.nio.file.Path;

/** Calls of a second or two, written by hand: every line is in a test's eye. */
final class TinyCall {

  private TinyCall() {}

  static Path janus(Path folder) {
    Lab.write(folder, "meta.json", "{\"run\": \"tiny\"}");
    Lab.write(
        folder,
        "marks.csv",
        """
        who,side,t_ms,rtp_ts,seq,payload_fnv1a,payload_len,receive_time,capture_time,sender_offset,pt
        ann,tx,1000000000100.250,960,,82ca2ca7,73,,402.9,,111
        ann,tx,1000000000120.500,1920,,00000001,0,,422.9,,111
        ben,rx,1000000000140.750,7,1,82ca2ca7,73,,,,111
        """);
    Lab.write(
        folder,
        "getstats.jsonl",
        """
        {"t_ms":1000000000900.5,"who":"ann","pc":"pc","reports":[{"id":"C","type":"codec","mimeType":"audio/opus","payloadType":111,"clockRate":48000},{"id":"L","type":"local-candidate","candidateType":"relay","protocol":"udp","relayProtocol":"tcp"},{"type":"candidate-pair","nominated":true,"state":"succeeded","localCandidateId":"L","currentRoundTripTime":0.02},{"type":"outbound-rtp","kind":"audio","ssrc":11,"codecId":"C","packetsSent":2}]}
        {"t_ms":1000000000901,"who":"ben","pc":"pc","sync":[{"rtpTimestamp":7,"source":22,"timestamp":1000000000200}],"reports":[{"type":"inbound-rtp","kind":"audio","ssrc":22,"packetsReceived":1,"packetsLost":-1,"jitter":NaN},{"type":"remote-outbound-rtp","kind":"audio","ssrc":22,"timestamp":1000000000850.125,"remoteTimestamp":1000000000849}]}
        """);
    Lab.write(
        folder,
        "janus-events.jsonl",
        """
        {"ev":{"type":256,"timestamp":999999999000000,"event":{}}}
        {"ev":{"type":1,"timestamp":1000000000000001,"session_id":1,"event":{"name":"created"}}}
        {"ev":{"type":64,"timestamp":1000000000000002,"handle_id":1,"opaque_id":"c/ann","event":{"data":{"event":"registered","username":"ann"}}}}
        {"ev":{"type":64,"timestamp":1000000000000003,"handle_id":2,"opaque_id":"c/ben","event":{"data":{"event":"registered","username":"ben"}}}}
        {"ev":{"type":64,"timestamp":1000000000000004,"handle_id":1,"opaque_id":"c/ann","event":{"data":{"event":"calling"}}}}
        {"ev":{"type":64,"timestamp":1000000000000005,"handle_id":2,"opaque_id":"c/ben","event":{"data":{"event":"accepted"}}}}
        {"ev":{"type":16,"subtype":1,"timestamp":1000000000000006,"handle_id":1,"opaque_id":"c/ann","event":{"ice":"connecting"}}}
        {"ev":{"type":16,"subtype":6,"timestamp":1000000000000007,"handle_id":1,"opaque_id":"c/ann","event":{"connection":"webrtcup"}}}
        {"ev":{"type":32,"subtype":3,"timestamp":1000000000900000,"handle_id":1,"opaque_id":"c/ann","event":{"media":"audio","codec":"opus","base":48000,"rtt":0,"lost":3,"packets-received":5,"packets-sent":0,"in-link-quality":99,"out-link-quality":0}}}
        {"ev":{"type":2,"timestamp":1000000001000000,"handle_id":1,"opaque_id":"c/ann","event":{"name":"detached"}}}
        """);
    Lab.write(
        folder,
        "coturn-redis.jsonl",
        """
        {"rx_ms":1000000000010,"channel":"turn/realm/r/user/ann/allocation/001/status","message":"new lifetime=600, type=TCP, local=1, remote=2"}
        {"rx_ms":1000000000020,"channel":"turn/realm/r/user/ann/allocation/001/traffic","message":"rcvp=1"}
        {"rx_ms":1000000000990,"channel":"turn/realm/r/user/ann/allocation/001/status","message":"deleted"}
        {"rx_ms":1000000000991,"channel":"turn/realm/r/user/eve/allocation/002/status","message":"deleted"}
        """);
    return folder;
  }

  static Path livekit(Path folder) {
    Lab.write(folder, "meta.json", "{\"run\": \"small\"}");
    Lab.write(
        folder,
        "marks.csv",
        """
        who,side,t_ms,rtp_ts,seq,payload_fnv1a,payload_len,receive_time,capture_time,sender_offset,pt,stream,ssrc,mono_ms,primary_fnv1a,primary_len
        sue,tx,1000000000100.000,960,,0000000a,73,,90.5,,63,t6,31,100.75,0000000b,40
        leo,rx,1000000000130.000,960,5,0000000a,73,1.0,90.25,,63,t1,32,130.0,0000000b,40
        """);
    Lab.write(
        folder,
        "webhooks.jsonl",
        """
        {"rx_ms":1000000000001,"mono_ns":"2622462762000","body":{"event":"room_started","room":{"sid":"RM_1"}}}
        {"rx_ms":1000000000009,"body":{"event":"participant_joined","participant":{"sid":"PA_s","identity":"sue","joinedAtMs":"1000000000005"}}}
        {"rx_ms":1000000000010,"body":{"event":"participant_joined","participant":{"sid":"PA_w","identity":"wim","kind":"AGENT","joinedAtMs":"1000000000004"}}}
        {"rx_ms":1000000000011,"body":{"event":"track_published","participant":{"sid":"PA_s","identity":"sue"},"track":{"sid":"TR_s"}}}
        """);
    Lab.write(
        folder,
        "client-events.jsonl",
        """
        {"t_ms":1000000000050,"who":"leo","ev":"pc_state","n":0,"iceConnectionState":"checking"}
        {"t_ms":1000000000060,"who":"leo","ev":"pc_state","n":0,"connectionState":"connected"}
        {"t_ms":1000000000070,"who":"leo","ev":"subscribed","track":"TR_s","from":"sue","stream":"t1","mid":"1"}
        {"t_ms":1000000000075,"who":"sue","ev":"published","track":"TR_s","stream":"t6"}
        {"t_ms":1000000000080,"who":"leo","ev":"speakers"}
        """);
    Lab.write(
        folder,
        "worker.jsonl",
        """
        {"t_ms":1000000000080.5,"mono_ns":2622542262000,"who":"wim","ev":"subscribed","track":"TR_s","of":"sue"}
        {"t_ms":1000000000200,"mono_ns":2622661762000,"who":"wim","ev":"stage","utterance":"u1","stage":"WORKER_IN","at_mono_ns":2622660762000,"source_track":"TR_s"}
        {"t_ms":1000000000500,"mono_ns":2622961763500,"who":"wim","ev":"stage","utterance":"u1","stage":"WORKER_OUT","queued_ms":1.5}
        {"t_ms":1000000000510,"mono_ns":2622971764000,"who":"wim","ev":"stage","utterance":"u1","stage":"PLAYED"}
        {"t_ms":1000000000600,"mono_ns":2623061764000,"who":"wim","ev":"stats","reports":[{"type":"inbound_rtp","rtc":{"id":"I","timestamp":"1000000000599000"},"stream":{"ssrc":33,"kind":"audio"},"received":{"packets_received":"7"},"inbound":{"jitter_buffer_delay":2.5,"jitter_buffer_emitted_count":"480"}},{"type":"remote_outbound_rtp","rtc":{"timestamp":"1000000000590000"},"stream":{"ssrc":33,"kind":"audio"},"remote_outbound":{"remote_timestamp":1000000000580.25}}]}
        """);
    Lab.write(
        folder,
        "coturn.log",
        """
        2001-09-09T01:46:40+0000: IPv4. Local relay addr: 10.0.0.9:2000
        2001-09-09T01:46:40+0000: session 004: new, realm=<r>, username=<99:PA_s>, lifetime=600
        """);
    Lab.write(
        folder,
        "livekit.log",
        """
        {"ts":1000000000.0125,"msg":"participant active","participant":"wim","participantID":"PA_w","connectionType":"udp","publisherCandidates":["[remote][selected:1] udp prflx 10.0.0.7:55"]}
        """);
    Lab.write(
        folder,
        "tap.csv",
        """
        t_ms,src,dst,udp_len,kind,pt,seq,rtp_ts,ssrc,payload_fnv1a
        1000000000110.5,10.0.0.9:2000,10.0.0.1:7882,100,rtp,63,5,960,31,00000001
        1000000000110.75,10.0.0.1:7882,10.0.0.7:55,100,rtp,63,5,960,33,00000001
        1000000000111.25,10.0.0.1:7882,10.0.0.8:66,100,rtp,63,5,960,32,00000001
        1000000000112,10.0.0.1:7882,10.0.0.8:66,100,stun,,,,,00000001
        """);
    Lab.write(
        folder,
        "probes.jsonl",
        """
        {"who":"sue","id":1,"t1_ms":94.7,"t2_ns":"2622573702652","t3_ns":"2622573822195","t4_ms":133.4,"origin_ms":1000000000000.5,"server_wall_ms":1000000000112}
        """);
    return folder;
  }
}
