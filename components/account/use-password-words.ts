import { useEffect, useState } from 'react';
import { type Judge, passwordWords } from './password-words';

/** The word on a new password while it is typed. The list of common ones is fetched with its first character. */
export function usePasswordWords(password: string, own: readonly string[]): string {
  const [judge, setJudge] = useState<Judge>();
  const begun = password !== '';
  useEffect(() => {
    if (!begun) return;
    let wanted = true;
    import('@/lib/accounts/password-guesses').then(
      ({ passwordFault }) => wanted && setJudge(() => passwordFault),
      () => undefined, // the server says it when the form is sent
    );
    return () => {
      wanted = false;
    };
  }, [begun]);
  return passwordWords(password, own, judge);
}
