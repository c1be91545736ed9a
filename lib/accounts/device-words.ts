import Bowser from 'bowser';

/** A device in words, as its owner would name it, from the User-Agent that it sent: "Firefox on Windows". */
export function deviceWords(userAgent: string): string {
  if (userAgent === '' || userAgent === 'unknown') return 'An unknown device';
  const { browser, os } = Bowser.parse(userAgent);
  const names = [browser.name, os.name].filter((name) => name !== undefined && name !== '');
  return names.length > 0 ? names.join(' on ') : 'A program';
}
