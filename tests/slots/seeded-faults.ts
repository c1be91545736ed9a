import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Puts one mistake at a time into the code that makes slots and expects the comparison with the slow model to find it:
 * `node --import tsx tests/slots/seeded-faults.ts [number]`. The files are as before afterwards.
 */
type Fault = { readonly name: string; readonly file: string; readonly from: string; readonly to: string };

const SLOTS = 'lib/domain/slots.ts';
const WINDOWS = 'lib/domain/weekly-windows.ts';
const ZONE = 'lib/domain/zone.ts';
const CLOCK = 'lib/domain/own-clock.ts';
const RULES = 'lib/domain/call-rules.ts';
const TIMES = 'lib/domain/call-times.ts';

const FAULTS: readonly Fault[] = [
  {
    name: 'a call may end a minute after the hours do',
    file: SLOTS,
    from: 'if (end - start >= minutes) starts.push({ start, end: end - minutes + 1 });',
    to: 'if (end - start >= minutes - 1) starts.push({ start, end: end - minutes + 2 });',
  },
  {
    name: 'the last start that fits is left out',
    file: SLOTS,
    from: 'end: end - minutes + 1 });',
    to: 'end: end - minutes });',
  },
  {
    name: 'intervals are closed at their ends: a call cannot begin where another thing ends',
    file: SLOTS,
    from: 'if (hole.end > free) free = hole.end;',
    to: 'if (hole.end >= free) free = hole.end + 1;',
  },
  {
    name: 'of two busy times that overlap, the shorter one ends both',
    file: SLOTS,
    from: '  ends.sort();\n',
    to: '',
  },
  {
    name: 'a busy time ends with the free time that it is in, and not in the next',
    file: SLOTS,
    from: 'if (hole.end > end) break; // it may reach into the next interval',
    to: '',
  },
  {
    name: 'the first start is rounded down to the grid',
    file: SLOTS,
    from: 'const first = Math.ceil(start / gridMinutes) * gridMinutes;\n    for (let at = first; at < end;',
    to: 'const first = Math.floor(start / gridMinutes) * gridMinutes;\n    for (let at = first; at < end;',
  },
  {
    name: 'the notice is counted from the minute before',
    file: SLOTS,
    from: 'start: minuteAtOrAfter(earliest)',
    to: 'start: minuteAtOrBefore(earliest)',
  },
  {
    name: 'a call at the end of the horizon is left out',
    file: SLOTS,
    from: 'end: minuteAtOrBefore(latest) + policy.callMinutes',
    to: 'end: minuteAtOrBefore(latest)',
  },
  {
    name: 'local time by one offset: the one at the beginning',
    file: ZONE,
    from: 'const offset = at.offsetNanoseconds / 60_000_000_000;',
    to: 'const offset = (spans[0]?.offset ?? at.offsetNanoseconds / 60_000_000_000);',
  },
  {
    name: 'an offset is cut to whole hours',
    file: ZONE,
    from: 'const offset = at.offsetNanoseconds / 60_000_000_000;',
    to: 'const offset = Math.trunc(at.offsetNanoseconds / 3_600_000_000_000) * 60;',
  },
  {
    name: 'the hour after a gap is dropped with the gap',
    file: ZONE,
    from: 'if (Math.max(localStart, shownUntil) < localEnd) {',
    to: 'if (Number.isFinite(shownUntil) && localStart > shownUntil) shownUntil = localStart + 60;\n    if (Math.max(localStart, shownUntil) < localEnd) {',
  },
  {
    name: 'an hour that the clock shows twice counts twice',
    file: ZONE,
    from: 'pieces.push({ localStart: Math.max(localStart, shownUntil), localEnd, offset });',
    to: 'pieces.push({ localStart, localEnd, offset });',
  },
  {
    name: 'an hour is forgotten to have been shown before the horizon begins',
    file: ZONE,
    from: 'const LOOK_BACK_MINUTES = 2 * 1440;',
    to: 'const LOOK_BACK_MINUTES = 0;',
  },
  {
    name: 'the week begins on Sunday',
    file: WINDOWS,
    from: 'const weekday = ((((day + 3) % 7) + 7) % 7) + 1;',
    to: 'const weekday = ((((day + 4) % 7) + 7) % 7) + 1;',
  },
  {
    name: 'what is blocked is not taken out',
    file: WINDOWS,
    from: "return subtract(open, toInstants(normalise(exceptions('blocked')), timeline));",
    to: 'return open;',
  },
  {
    name: 'more hours on a date are not put in',
    file: WINDOWS,
    from: "[...weekly, ...exceptions('open')]",
    to: 'weekly',
  },
  {
    name: 'a trip ends a day early',
    file: CLOCK,
    from: 'endDay: dayNumber(trip.lastDate) + 1,',
    to: 'endDay: Math.max(dayNumber(trip.lastDate), dayNumber(trip.firstDate) + 1),',
  },
  {
    name: 'a trip changes nothing',
    file: CLOCK,
    from: 'const clock = clocks.get(zone) ?? localTimeline(zone, horizon);',
    to: 'const clock = clocks.get(zone) ?? localTimeline(whereabouts.zone, horizon);',
  },
  {
    name: 'the buffer is only before a call',
    file: RULES,
    from: 'end: end + bufferMinutes',
    to: 'end',
  },
  {
    name: 'the buffer is forgotten',
    file: TIMES,
    from: 'taken: takenByCalls(calls, rules),',
    to: 'taken: [...calls],',
  },
  {
    name: 'a day has one call more than wanted',
    file: RULES,
    from: 'return count >= limit ? [...times] : [];',
    to: 'return count > limit ? [...times] : [];',
  },
  {
    name: 'calls are counted by the days of UTC',
    file: TIMES,
    from: 'full: fullTimes(counted, rules, { zone, trips }, horizon),',
    to: "full: fullTimes(counted, rules, { zone: 'UTC', trips: zone ? [] : trips }, horizon),",
  },
  {
    name: 'weeks begin on Sunday where calls are counted',
    file: RULES,
    from: 'Math.floor((day + 3) / 7)',
    to: 'Math.floor((day + 4) / 7)',
  },
  {
    name: 'calls of this week that have been are forgotten',
    file: RULES,
    from: 'ownDays(whereabouts, countedAround(horizon))',
    to: 'ownDays(whereabouts, horizon)',
  },
  {
    name: 'only the professional’s notice counts',
    file: TIMES,
    from: 'withNotice(policy, [candidate.rules, professional.rules])',
    to: 'withNotice(policy, [professional.rules, ...[candidate.rules].slice(1)])',
  },
  {
    name: 'only the candidate’s calendar is read',
    file: TIMES,
    from: 'busy: [...candidate.calendar, ...professional.calendar,',
    to: 'busy: [...candidate.calendar,',
  },
];

const only = process.argv[2] === undefined ? null : Number(process.argv[2]) - 1;
if (testsThatFail().length > 0) throw new TypeError('the tests fail without any fault');
let missed = 0;
for (const [index, fault] of FAULTS.entries()) {
  if (only !== null && only !== index) continue;
  const before = readFileSync(fault.file, 'utf8');
  if (!before.includes(fault.from)) throw new TypeError(`${fault.file} has changed: ${fault.from}`);
  writeFileSync(fault.file, before.replace(fault.from, fault.to));
  try {
    const tests = testsThatFail();
    if (tests.length === 0) missed += 1;
    console.log(`${tests.length > 0 ? 'found ' : 'MISSED'} ${index + 1} ${fault.name}: ${tests.join('; ')}`);
  } finally {
    writeFileSync(fault.file, before);
  }
}
console.log(`${missed} missed`);
process.exitCode = missed === 0 ? 0 : 1;

/** The first test of slots.test.ts that fails by an assertion, with as many cases as `npm test` has. */
function testsThatFail(): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project=pure', '--bail=1', 'tests/slots'],
    { env: { ...process.env, NO_COLOR: '1', MONET_SLOT_SHRINK: 'no' }, encoding: 'utf8', timeout: 600_000 },
  );
  const output = stdout + stderr;
  if (!/AssertionError/.test(output)) return [];
  const failed = [...output.matchAll(/^ FAIL {2}.*slots\.test\.ts > (.*)$/gm)].map(([, name = '']) => name);
  return [...new Set(failed)];
}
