import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { attendanceVerdict } from './attendance';
import { DEFAULT_POLICY as policy } from './policy';

const startAt = Temporal.Instant.from('2026-11-24T15:30:00Z');
const endAt = startAt.add({ minutes: 30 });
const minute = (minutes: number | null) =>
  minutes === null ? null : startAt.add({ seconds: Math.round(minutes * 60) });

it.each([
  ['both in time', 0, 1, true, 'held'],
  ['both early', -5, -3, true, 'held'],
  ['nobody, and Zoom reports the meeting', null, null, true, 'nobody_came'],
  ['nobody, and Zoom has said nothing', null, null, false, 'held'],
  ['only the candidate', 0, null, false, 'professional_absent'],
  ['only the professional', null, 0, true, 'candidate_absent'],
  ['the professional exactly ten minutes late', 0, 10, true, 'held'],
  ['the professional a second later than that', 0, 10 + 1 / 60, true, 'professional_absent'],
  ['both late, the candidate too', 12, 14, true, 'held'],
  ['the candidate late', 20, 0, true, 'held'],
  ['the candidate after the end', 31, 0, true, 'candidate_absent'],
  ['the professional after the end', 0, 31, true, 'professional_absent'],
] as const)(
  '%s: candidate at %s min, professional at %s min',
  (_, candidate, professional, meetingReported, verdict) => {
    const attendance = {
      startAt,
      endAt,
      candidateSeenAt: minute(candidate),
      professionalSeenAt: minute(professional),
      meetingReported,
    };
    expect(attendanceVerdict(attendance, policy)).toBe(verdict);
  },
);
