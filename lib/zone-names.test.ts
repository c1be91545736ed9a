import { describe, expect, it } from 'vitest';
import { formatZoneName } from './zone-names';

describe('formatZoneName', () => {
  it.each([
    ['America/New_York', 'New York'],
    ['Europe/London', 'London'],
    ['Asia/Calcutta', 'Kolkata'],
    ['America/Sao_Paulo', 'São Paulo'],
    ['America/Port-au-Prince', 'Port-au-Prince'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['America/Indiana/Knox', 'Knox, Indiana'],
    ['America/North_Dakota/New_Salem', 'New Salem, North Dakota'],
    ['US/Eastern', 'US Eastern'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['GMT', 'UTC'],
    ['Etc/GMT+5', 'UTC-5'],
    ['Etc/GMT-14', 'UTC+14'],
    ['+05:30', 'UTC+5:30'],
    ['-03:00', 'UTC-3'],
  ])('calls %s %s', (zone, name) => expect(formatZoneName(zone)).toBe(name));

  it('gives every zone a name of its own, without a trace of the identifier', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const names = zones.map(formatZoneName);
    expect(names.filter((name) => /[_/]/.test(name) || name === '')).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
