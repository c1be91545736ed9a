// @ts-check

/**
 * Leaves out what is long over before anything is parsed: calendars keep every event of many years, and parsing is what
 * takes the time. Goes by lines alone: one that begins a component cannot be the middle of a folded one, which begins
 * with a space. What repeats, or changes something that repeats, or has no plain end, stays.
 * @param {string} text
 * @param {number} from ms; events that ended days before it are left out
 */
export function withoutThePast(text, from) {
  const limit = new Date(from - 3 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  return text.replace(/^BEGIN:VEVENT\r?\n[\s\S]*?^END:VEVENT[ \t]*\r?\n/gim, (event) => {
    if (/^(?:RRULE|RDATE|RECURRENCE-ID|DURATION)[;:]/im.test(event)) return event;
    const ends = [...event.matchAll(/^DTEND[^:\r\n]*:(\d{8})/gim)];
    const [end] = ends;
    return ends.length === 1 && end?.[1] !== undefined && end[1] < limit ? '' : event;
  });
}
