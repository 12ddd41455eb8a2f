// Onsets of the 1 kHz and 2 kHz marker tones in the frames of a track: Goertzel over 10 ms, every 2.5 ms. Frames carry
// the time at which they were captured or pulled; an audio graph would put a queue before them that grows in stalls.
const WINDOW_MILLIS = 10;
const STEPS = 4; // looks in a window
const QUIET_MILLIS = 400;

const lastMillis = {};

class Window {
  constructor(rate) {
    this.rate = rate;
    this.ring = new Float32Array(Math.round((rate * WINDOW_MILLIS) / 1000));
    this.count = 0;
  }

  /** Whether it is time for a look. */
  add(sample) {
    const length = this.ring.length;
    this.ring[this.count++ % length] = sample;
    return Math.floor((this.count * STEPS) / length) > Math.floor(((this.count - 1) * STEPS) / length);
  }

  energy() {
    return this.ring.reduce((sum, sample) => sum + sample * sample, 0) / this.ring.length;
  }

  power(hz) {
    const length = this.ring.length;
    const k = 2 * Math.cos((2 * Math.PI * hz) / this.rate);
    let s1 = 0;
    let s2 = 0;
    for (let i = 0; i < length; i++) {
      const s0 = this.ring[(this.count + i) % length] + k * s1 - s2;
      s2 = s1;
      s1 = s0;
    }
    return (2 * (s1 * s1 + s2 * s2 - k * s1 * s2)) / (length * length);
  }
}

/** Three quarters of the window are tone: it began that long before the end. */
function look(window, endMillis) {
  const energy = window.energy();
  for (const hz of [1000, 2000]) {
    const power = window.power(hz);
    if (power > 0.003 && power > 0.75 * energy && !(endMillis - lastMillis[hz] < QUIET_MILLIS)) {
      lastMillis[hz] = endMillis;
      postMessage({ hz, unixMillis: performance.timeOrigin + endMillis - 0.75 * WINDOW_MILLIS });
    }
  }
}

// A rejection in a worker is no error of its page.
addEventListener('unhandledrejection', ({ reason }) => postMessage({ failure: String(reason) }));
onmessage = async ({ data: readable }) => {
  let window = new Window(48_000);
  for await (const frame of readable) {
    const { sampleRate, numberOfFrames, timestamp } = frame;
    const samples = new Float32Array(numberOfFrames);
    frame.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    frame.close();
    const beginMillis = timestamp / 1000;
    if (beginMillis > performance.now()) {
      continue; // read before the track was handed over, on the page's clock
    }
    if (sampleRate !== window.rate) {
      window = new Window(sampleRate);
    }
    samples.forEach((sample, i) => {
      if (window.add(sample)) {
        look(window, beginMillis + ((i + 1) * 1000) / sampleRate);
      }
    });
  }
};
