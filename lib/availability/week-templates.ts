/** Weeks to start from: the same hours on some days, none on the others. ISO weekdays, times as the form writes them. */
export const WEEK_TEMPLATES = {
  evenings: { label: 'Weekday evenings', days: [1, 2, 3, 4, 5], windows: [{ start: '18:00', end: '21:00' }] },
  around_work: {
    label: 'Before and after work',
    days: [1, 2, 3, 4, 5],
    windows: [
      { start: '07:00', end: '09:00' },
      { start: '18:00', end: '20:00' },
    ],
  },
  lunch: { label: 'Lunch hours', days: [1, 2, 3, 4, 5], windows: [{ start: '12:00', end: '13:00' }] },
  office: { label: 'Office hours', days: [1, 2, 3, 4, 5], windows: [{ start: '09:00', end: '17:00' }] },
  weekends: { label: 'Weekends', days: [6, 7], windows: [{ start: '10:00', end: '16:00' }] },
  none: { label: 'An empty week', days: [], windows: [] },
} as const satisfies Record<
  string,
  { label: string; days: readonly number[]; windows: readonly { start: string; end: string }[] }
>;

export type WeekTemplate = keyof typeof WEEK_TEMPLATES;

export function isWeekTemplate(name: string): name is WeekTemplate {
  return Object.hasOwn(WEEK_TEMPLATES, name);
}
