'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Note } from '@/components/ui/note';
import styles from './security.module.css';

/** Ten recovery codes, shown once: to write down, copy, or keep as a file. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const text = `Recovery codes for Monet. Each works once, in place of a code from the app.\n\n${codes.join('\n')}\n`;

  function keepAsFile() {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'monet-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(address);
  }

  return (
    <div className={styles.codes}>
      <Note title="Keep these recovery codes. They are not shown again." role="status">
        Each opens your account once when the app is not at hand. Keep them where you do not keep your
        password.
      </Note>
      <ul aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code} className="mono">
            {code}
          </li>
        ))}
      </ul>
      {scripted && (
        <div className="row">
          <Button small onClick={keepAsFile}>
            Download as a file
          </Button>
          <span className="s">
            Copy all <CopyButton value={codes.join('\n')} label="recovery codes" />
          </span>
        </div>
      )}
    </div>
  );
}
