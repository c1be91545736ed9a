import type { Party } from '@/lib/domain/booking';

/** Why a calendar keeps a payment from being taken: in the codes of the interface. */
export type CalendarObstacle = 'slot_not_offered' | 'calendar_unreadable';

type Words = { readonly title: string; readonly text: string };

/** Told to the candidate, who wants to pay. `who`: whose calendar it is. */
const WORDS: Readonly<Record<CalendarObstacle, Readonly<Record<Party, Words>>>> = {
  slot_not_offered: {
    candidate: {
      title: 'Your own calendar has something else at this time.',
      text: 'Nothing was charged. Make the time free in your calendar and try again, or propose another time on the booking’s page.',
    },
    professional: {
      title: 'The professional is not free at this time any more.',
      text: 'Nothing was charged. We have told them; try again later, or propose another time on the booking’s page.',
    },
  },
  calendar_unreadable: {
    candidate: {
      title: 'Your calendar cannot be read at the moment.',
      text: 'We cannot tell whether you are still free, so nothing was charged. See “Your calendars” for what is wrong, or try again later.',
    },
    professional: {
      title: 'The professional’s calendar cannot be read at the moment.',
      text: 'We cannot tell whether they are still free, so nothing was charged. Try again later.',
    },
  },
};

export function calendarWords(obstacle: CalendarObstacle, who: Party): Words {
  return WORDS[obstacle][who];
}

export function isCalendarObstacle(code: string): code is CalendarObstacle {
  return Object.hasOwn(WORDS, code);
}
