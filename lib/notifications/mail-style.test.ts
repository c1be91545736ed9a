import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DARK_TONE, TONE } from '@/emails/style';

const tokens = readFileSync(path.resolve(import.meta.dirname, '../../app/tokens.css'), 'utf8');

const TOKEN: Record<keyof typeof TONE, string> = {
  paper: '--c-paper',
  surface: '--c-surface',
  line: '--c-line',
  ink: '--c-ink',
  ink2: '--c-ink-2',
  accent: '--c-accent',
  onAccent: '--c-on-accent',
};

describe('mails have the colours of the pages', () => {
  test.each(Object.entries(TOKEN))('%s is %s', (name, token) => {
    const match = new RegExp(`${token}:\\s*light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens);
    const key = name as keyof typeof TONE;
    expect([TONE[key], DARK_TONE[key]]).toEqual([match?.[1], match?.[2]]);
  });
});
