'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { LiveRegion } from '@/components/ui/live-region';
import { Note } from '@/components/ui/note';
import styles from './call.module.css';
import { closeDevices, type DeviceFailure, type Opened, openDevices } from './open-devices';
import { followLevel, playTone } from './sound';

/** Louder than a quiet room. */
const HEARD_FROM = 0.25;

type Check = { readonly kind: 'idle' | 'asking' } | { readonly kind: 'done'; readonly opened: Opened };

/** Camera, microphone and loudspeaker tried before the call, in the browser alone. */
export function DeviceCheck() {
  const [check, setCheck] = useState<Check>({ kind: 'idle' });
  const [heard, setHeard] = useState(false);
  const [tone, setTone] = useState<'idle' | 'playing' | 'played' | 'failed'>('idle');
  const picture = useRef<HTMLVideoElement>(null);
  const bar = useRef<SVGRectElement>(null);
  const opened = check.kind === 'done' && check.opened.ok ? check.opened : null;

  useEffect(() => {
    if (!opened) return;
    const { stream } = opened;
    if (picture.current) picture.current.srcObject = stream;
    const stopLevel = followLevel(stream, (level) => {
      bar.current?.setAttribute('width', `${Math.round(level * 100)}%`);
      if (level >= HEARD_FROM) setHeard(true);
    });
    const close = () => closeDevices(stream);
    // Also when the browser keeps the page for the way back.
    window.addEventListener('pagehide', close);
    return () => {
      window.removeEventListener('pagehide', close);
      stopLevel();
      close();
    };
  }, [opened]);

  const begin = async () => {
    setCheck({ kind: 'asking' });
    setHeard(false);
    setCheck({ kind: 'done', opened: await openDevices() });
  };
  const sound = async () => {
    setTone('playing');
    setTone((await playTone()) ? 'played' : 'failed');
  };

  return (
    <div className={styles.check}>
      {opened && (
        <div className={styles.seen}>
          {opened.has.camera ? (
            <video
              ref={picture}
              className={styles.picture}
              autoPlay
              muted
              playsInline
              aria-label="Your camera"
            />
          ) : (
            <p className={styles.noPicture}>No camera found. You can talk without one.</p>
          )}
          {opened.has.microphone ? (
            <div>
              <p>
                {heard
                  ? 'Your microphone works: we hear you.'
                  : 'Say something: the bar moves when we hear you.'}
              </p>
              <svg className="meter" aria-hidden="true">
                <rect ref={bar} width="0%" height="100%" />
              </svg>
            </div>
          ) : (
            <p>No microphone found. Without one nobody hears you: plug one in and check again.</p>
          )}
        </div>
      )}
      {check.kind === 'done' && !check.opened.ok && <Trouble why={check.opened.why} />}
      <div className="row">
        {opened ? (
          <Button onClick={() => setCheck({ kind: 'idle' })}>Turn them off</Button>
        ) : (
          <Button onClick={begin} busy={check.kind === 'asking' && 'Asking your browser'}>
            {check.kind === 'done' ? 'Check again' : 'Check camera and microphone'}
          </Button>
        )}
        <Button onClick={sound} busy={tone === 'playing' && 'Playing'}>
          Play a tone
        </Button>
      </div>
      <p className="s muted">
        {tone === 'failed'
          ? 'Your browser would not play the tone. Try the sound in Zoom itself.'
          : 'If you hear no tone, look at the volume and at where your computer sends its sound.'}
      </p>
      <LiveRegion>{told(check, heard)}</LiveRegion>
    </div>
  );
}

/** What a screen reader is told, once for each step. */
function told(check: Check, heard: boolean): string {
  if (check.kind !== 'done' || !check.opened.ok) return '';
  const { camera, microphone } = check.opened.has;
  const picture = camera ? 'The camera is on.' : 'No camera found.';
  if (!microphone) return `${picture} No microphone found.`;
  return heard ? 'Your microphone works: we hear you.' : `${picture} Say something to try the microphone.`;
}

const TROUBLE: Readonly<Record<DeviceFailure, { readonly title: string; readonly text: string }>> = {
  refused: {
    title: 'Your browser keeps camera and microphone from this page.',
    text: 'Allow them beside the address of this page, or in your system’s settings, and check again. Nothing depends on this check: Zoom asks for itself.',
  },
  none: {
    title: 'No camera and no microphone were found.',
    text: 'Plug them in and check again, or join with a phone.',
  },
  busy: {
    title: 'Another program has the camera or the microphone.',
    text: 'Close it and check again.',
  },
  unsupported: {
    title: 'This browser cannot try them here.',
    text: 'Zoom has a test of its own when you join.',
  },
};

function Trouble({ why }: { why: DeviceFailure }) {
  const { title, text } = TROUBLE[why];
  return (
    <Note title={title} tone="warn" role="alert">
      {text}
    </Note>
  );
}
