/** Earshot's browser agent: telemetry of the peer connections of a page. Nothing here throws. */

export interface ConnectOptions {
  /** Address of the edge, e.g. "https://edge.example" or "wss://edge.example/v1/agent". */
  url: string;
  /** LiveKit access token or static key; a function is asked again for every connection. */
  token: string | (() => string | Promise<string>);
  /** Session id (LiveKit: the room's sid). Absent: the edge takes it from the token. */
  session?: string;
  /** Whom the page belongs to (LiveKit: the identity). Absent: the edge takes it from the token. */
  participant?: string;
  /** Agent id, unique within the session. Absent: drawn for every page. */
  agent?: string;
}

export interface ObserveOptions {
  session?: string;
  participant?: string;
  /** Who is at the other end of a connection without a server between. */
  peer?: string;
  /** false: reports only. */
  marks?: boolean;
}

export interface Command {
  id: number | string;
  epoch: number;
  kind: "jitterBufferTarget" | "maxBitrate" | "red" | "iceRestart" | string;
  /** Milliseconds, bits per second, or what the kind says; null = back to the default. */
  value: number | null;
  stream?: { ssrc: number };
  leaseMillis: number;
}

/** Observations, of the whole page: accepted = acked + dropped + queued. */
export interface Counts {
  accepted: number;
  acked: number;
  queued: number;
  queuedBytes: number;
  /** By boot of the agent, then by reason. */
  dropped: Record<string, Record<string, number>>;
  connections: number;
  isConnected: boolean;
  /** Why nothing is sent any more; null while it is. */
  stopped: string | null;
  epoch: number;
}

/** Connects to an edge; what was seen before is kept and sent. Settles as observeAll does. */
export function connect(options: ConnectOptions): Promise<boolean> | undefined;

/** Watches a connection; marks need it before its first transceiver exists. Returns it. */
export function observe(connection: RTCPeerConnection, options?: ObserveOptions): RTCPeerConnection;

/** Watches every connection from now on; true once their frames can be marked. */
export function observeAll(options?: ObserveOptions): Promise<boolean> | undefined;

/** Takes session, participant and track names from a livekit-client Room. Returns it. */
export function livekit<Room extends object>(room: Room): Room;

/**
 * Lets the application carry out a kind of command. false or a throw refuses it; an object is told
 * as its effect. Without a function the kind is the agent's again, or nobody's.
 */
export function onCommand(
  kind: Command["kind"],
  handle?: (command: Command) => unknown | Promise<unknown>,
): void;

/** null where no worker answers. */
export function counts(): Promise<Counts | null>;

/** Leaves the session, sends what is left and stops; frames pass as before. */
export function close(options?: { withinMillis?: number }): Promise<Counts | null>;
