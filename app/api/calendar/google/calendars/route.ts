import { calendarChoice } from '@/lib/availability/google-calendars/choice';
import { chooseCalendars } from '@/lib/availability/google-calendars/choose';
import { chooseRoute, presentChoice, readChoiceRoute } from '@/lib/availability/google-calendars/schema';
import { handle } from '@/lib/handler';

export const GET = handle(readChoiceRoute, async ({ actor }) => presentChoice(await calendarChoice(actor)));

export const PUT = handle(chooseRoute, async ({ actor, body }) => {
  await chooseCalendars(actor, body.calendars);
  return presentChoice(await calendarChoice(actor));
});
