const TONE_HZ = 523;
const TONE_SECONDS = 0.8;
const QUIET = 0.15;

/** Plays a short, soft tone through whatever the computer sounds by. @returns whether it could */
export async function playTone(): Promise<boolean> {
  if (typeof AudioContext === 'undefined') return false;
  const context = new AudioContext();
  try {
    await context.resume();
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    const ends = context.currentTime + TONE_SECONDS;
    tone.frequency.value = TONE_HZ;
    volume.gain.setValueAtTime(QUIET, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, ends);
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(ends);
    await new Promise<void>((resolve) => {
      tone.onended = () => resolve();
      setTimeout(resolve, TONE_SECONDS * 1000 + 500);
    });
    return true;
  } catch {
    return false;
  } finally {
    await context.close().catch(() => {});
  }
}

/**
 * Follows how loud a microphone is.
 * @param onLevel called for each picture on the screen, with 0 (silence) to 1
 * @returns to be called to stop
 */
export function followLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  if (typeof AudioContext === 'undefined' || stream.getAudioTracks().length === 0) return () => {};
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = 0;
  const look = () => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // Speech lies some 40 dB below full scale and more: the square root of the root spreads it over the bar.
    onLevel(Math.min(1, Math.sqrt(Math.sqrt(power)) * 1.6));
    frame = requestAnimationFrame(look);
  };
  look();
  return () => {
    cancelAnimationFrame(frame);
    void context.close().catch(() => {});
  };
}
