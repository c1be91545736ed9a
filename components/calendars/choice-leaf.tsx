import { buttonClass } from '@/components/ui/button-class';
import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import type { Choice, ChoiceItem } from '@/lib/availability/google-calendars/choice';
import { googleFaultWords } from '@/lib/availability/google-calendars/fault-words';
import { now } from '@/lib/clock';
import type { FormAction } from '@/lib/form-state';
import { formatDateTime } from '@/lib/format';
import { ChoiceForm } from './choice-form';

/** Which calendars of the connected Google account count: boxes to tick, and what is wrong with any of them. */
export function ChoiceLeaf({ choice, zone, choose }: { choice: Choice; zone: string; choose: FormAction }) {
  const { state, items } = choice;
  return (
    <Leaf
      title="Which Google calendars count"
      note="Times when you are busy in a ticked one are not offered. Events shown as “Free” and those you declined do not count."
    >
      <div className="stack measure">
        {state === 'unanswered' && (
          <Note tone="warn" title="Google did not tell which calendars you have.">
            Those that are read now are below. Others can be added when Google answers again.
          </Note>
        )}
        {items.filter(isBroken).map(({ id, name, failure, failedAt }) => (
          <Note key={id} tone="warn" title={`${name} cannot be read, so no times are offered with you.`}>
            {googleFaultWords(failure ?? '')}{' '}
            {failedAt && `Since ${formatDateTime(failedAt, zone, { now: now() })}.`}
          </Note>
        ))}
        {state === 'not_allowed' ? (
          <NotAllowed items={items} choose={choose} />
        ) : (
          <ChoiceForm action={choose} boxes={items.map(boxOf)} />
        )}
      </div>
    </Leaf>
  );
}

/** The list was left unticked on Google's page: what is read now, and the way to get the choice. */
function NotAllowed({ items, choose }: { items: readonly ChoiceItem[]; choose: FormAction }) {
  return (
    <>
      {items.length > 1 ? (
        <ChoiceForm action={choose} boxes={items.map(boxOf)} />
      ) : (
        <p>
          One calendar is read: <b className="break-words">{items[0]?.name}</b>.
        </p>
      )}
      <p>
        To choose among all your calendars, connect again and leave the box for the list of your calendars
        ticked. We see their names, never what is in them.
      </p>
      <div className="row">
        <a className={buttonClass({ small: true })} href="/api/calendar/google/connect">
          Connect again to choose
        </a>
      </div>
    </>
  );
}

function isBroken({ failure }: ChoiceItem): boolean {
  return failure !== null;
}

function boxOf({ id, name, isPrimary, isChosen, failure }: ChoiceItem) {
  const note = failure === null ? (isPrimary ? 'Your main calendar' : undefined) : 'Cannot be read';
  return { id, name, isChosen, ...(note && { note }) };
}
