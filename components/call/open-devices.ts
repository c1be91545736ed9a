/**
 * - `refused`: the person, the browser's settings or the system said no
 * - `none`: there is neither camera nor microphone
 * - `busy`: another program has them
 * - `unsupported`: this browser cannot, or the page was not reached by HTTPS
 */
export type DeviceFailure = 'refused' | 'none' | 'busy' | 'unsupported';

export type Opened =
  | {
      readonly ok: true;
      readonly stream: MediaStream;
      readonly has: Record<'camera' | 'microphone', boolean>;
    }
  | { readonly ok: false; readonly why: DeviceFailure };

const FAILURES: Readonly<Record<string, DeviceFailure>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Opens camera and microphone, or the one of them that there is. The picture and the sound stay in the browser. */
export async function openDevices(): Promise<Opened> {
  const devices = globalThis.navigator?.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) return { ok: false, why: 'unsupported' };
  const both = await tryOpen(devices, { audio: true, video: true });
  // Asked for both, a browser fails when one of them is missing or taken.
  if (both.ok || both.why === 'refused') return both;
  const sound = await tryOpen(devices, { audio: true });
  if (sound.ok) return sound;
  const picture = await tryOpen(devices, { video: true });
  return picture.ok ? picture : both;
}

async function tryOpen(devices: MediaDevices, wanted: MediaStreamConstraints): Promise<Opened> {
  try {
    const stream = await devices.getUserMedia(wanted);
    const has = {
      camera: stream.getVideoTracks().length > 0,
      microphone: stream.getAudioTracks().length > 0,
    };
    return { ok: true, stream, has };
  } catch (error) {
    const name = error instanceof Error || error instanceof DOMException ? error.name : '';
    return { ok: false, why: FAILURES[name] ?? 'busy' };
  }
}

/** Lets go of camera and microphone; their lights go out. */
export function closeDevices(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
