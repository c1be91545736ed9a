import { rowField, windowField } from '@/lib/availability/draft-fields';
import type { DraftStep } from '@/lib/availability/draft-steps';
import { type DraftList, WEEKDAYS, type WeekDraft, windowsOf } from '@/lib/availability/week-draft';
import { WEEK_TEMPLATES } from '@/lib/availability/week-templates';
import { formatList } from '@/lib/format';
import { addId } from './step-button';

const ROWS: Record<DraftList, string> = { off: 'Days off', dates: 'Hours of a date', trips: 'Trip' };
const FIRST_PART: Record<DraftList, string> = { off: 'from', dates: 'date', trips: 'from' };

/** What a press did, for those who do not see it. */
export function wordsFor(step: DraftStep): string {
  const name = (weekday: number) => WEEKDAYS[weekday - 1] ?? '';
  switch (step.kind) {
    case 'add':
      return `Hours added on ${name(step.weekday)}.`;
    case 'remove':
      return `Hours removed on ${name(step.weekday)}.`;
    case 'copy':
      return step.to.length > 0
        ? `${name(step.weekday)} copied to ${formatList(step.to.map(name))}.`
        : 'Tick a day to copy to.';
    case 'template':
      return `The week is now: ${WEEK_TEMPLATES[step.name].label}.`;
    case 'add_row':
      return `${ROWS[step.list]} added.`;
    case 'remove_row':
      return `${ROWS[step.list]} removed.`;
  }
}

/** Where the focus goes: into the new row, to a neighbour of the one that is gone, or to the way to add one. */
export function focusAfter(before: WeekDraft, step: DraftStep): string | null {
  switch (step.kind) {
    case 'add':
      return windowField(step.weekday, windowsOf(before, step.weekday).length, 'start');
    case 'add_row':
      return rowField(step.list, before[step.list].length, FIRST_PART[step.list]);
    case 'remove': {
      const wasAlone = windowsOf(before, step.weekday).length === 1;
      return wasAlone ? addId(step.weekday) : windowField(step.weekday, Math.max(0, step.index - 1), 'start');
    }
    case 'remove_row': {
      const wasAlone = before[step.list].length === 1;
      return wasAlone
        ? addId(step.list)
        : rowField(step.list, Math.max(0, step.index - 1), FIRST_PART[step.list]);
    }
    case 'copy':
    case 'template':
      return null;
  }
}
