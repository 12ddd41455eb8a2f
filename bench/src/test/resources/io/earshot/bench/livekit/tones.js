// Onsets of the 1 kHz and 2 kHz marker tones (Goertzel over 10 ms, every 128 samples) in seconds of the context.
const WINDOW = 480;

class Tones extends AudioWorkletProcessor {
  constructor() {
    super();
    this.ring = new Float32Array(WINDOW);
    this.at = 0;
    this.last = {};
  }

  power(hz) {
    const k = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
    let s1 = 0;
    let s2 = 0;
    for (let i = 0; i < WINDOW; i++) {
      const s0 = this.ring[(this.at + i) % WINDOW] + k * s1 - s2;
      s2 = s1;
      s1 = s0;
    }
    return (2 * (s1 * s1 + s2 * s2 - k * s1 * s2)) / (WINDOW * WINDOW);
  }

  process([[samples]]) {
    if (!samples) {
      return true;
    }
    for (const sample of samples) {
      this.ring[this.at] = sample;
      this.at = (this.at + 1) % WINDOW;
    }
    const energy = this.ring.reduce((sum, sample) => sum + sample * sample, 0) / WINDOW;
    for (const hz of [1000, 2000]) {
      const power = this.power(hz);
      if (power > 0.003 && power > 0.75 * energy && !(currentTime - this.last[hz] < 0.4)) {
        this.last[hz] = currentTime;
        // Three quarters of the window are tone: it began that long before the end.
        this.port.postMessage({ hz, seconds: currentTime + (samples.length - 0.75 * WINDOW) / sampleRate });
      }
    }
    return true;
  }
}

registerProcessor('tones', Tones);
