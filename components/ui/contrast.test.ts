import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every text and edge colour against every ground it may stand on (WCAG 2.2, 1.4.3 and 1.4.11), in both themes. */

const css = readFileSync(path.resolve(import.meta.dirname, '../../app/tokens.css'), 'utf8');

function tokens(theme: 'light' | 'dark'): Map<string, string> {
  const found = css.matchAll(/--c-([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)/g);
  return new Map(
    [...found].map(([, name, light, dark]) => [name ?? '', (theme === 'light' ? light : dark) ?? '']),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['paper', 'surface', 'sunken', 'quiet'];
const TINTS = ['accent-tint', 'warn-tint', 'danger-tint'];

/** Ink -> the grounds it may stand on. `ink-3` stays off the warning and danger tints. */
const TEXT: Record<string, string[]> = {
  ink: [...GROUNDS, ...TINTS, 'line'],
  'ink-2': [...GROUNDS, ...TINTS],
  'ink-3': ['paper', 'surface', 'sunken', 'accent-tint'],
  accent: ['paper', 'surface', 'sunken', 'accent-tint'],
  'accent-hover': ['paper', 'surface', 'sunken', 'accent-tint'],
  warn: ['paper', 'surface', 'warn-tint'],
  danger: ['paper', 'surface', 'danger-tint'],
  'on-accent': ['accent', 'accent-hover'],
  'on-danger': ['danger', 'danger-hover'],
};

const EDGES: Record<string, string[]> = {
  'line-strong': ['paper', 'surface', 'sunken'],
  focus: ['paper', 'surface', 'sunken', 'quiet', 'accent-tint'],
  accent: ['paper', 'surface', 'line'],
  danger: ['surface'],
  warn: ['surface'],
};

describe.each(['light', 'dark'] as const)('contrast, %s', (theme) => {
  const colours = tokens(theme);
  const colour = (name: string) => {
    const value = colours.get(name);
    expect(value, `--c-${name}`).toBeDefined();
    return value ?? '';
  };
  const pairs = (table: Record<string, string[]>) =>
    Object.entries(table).flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const));

  it.each(pairs(TEXT))('text %s on %s: 4.5', (ink, ground) =>
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5),
  );

  it.each(pairs(EDGES))('edge %s on %s: 3', (edge, ground) =>
    expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3),
  );
});
