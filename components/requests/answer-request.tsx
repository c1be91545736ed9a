import { Temporal } from 'temporal-polyfill';
import { CostsLeaf } from '@/components/booking/booking-sections';
import { REQUESTS } from '@/components/booking/links';
import { instant, isBefore, moment, type Reading } from '@/components/booking/reading';
import { StateBadge } from '@/components/booking/state-badge';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Ticks } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import { NowPanel } from '@/components/ui/now-panel';
import { PageHead } from '@/components/ui/page-head';
import { ACTION_COUNT, MIN_WORDS } from '@/lib/domain/feedback-structure';
import type { FormState } from '@/lib/form-state';
import { formatDuration, formatTimeLeft } from '@/lib/format';
import { AcceptForm } from './answer-form';
import { DeclineRequest } from './decline-request';
import { RequestAsked } from './request-asked';

type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

/** A request that waits for its answer: who asks and what for, what it pays, and what follows from yes and from no. */
export function AnswerRequest({
  reading,
  accept,
  decline,
}: {
  reading: Reading;
  accept: FormAction;
  decline: FormAction;
}) {
  const { view, now } = reading;
  const deadline = instant(view.requestExpiresAt);
  const asked = instant(view.requestedAt);
  const isOpen = isBefore(now, deadline);
  return (
    <>
      <Breadcrumb items={[{ href: REQUESTS, label: 'Requests' }]} />
      <PageHead
        badge={<StateBadge booking={view} side="professional" />}
        title="A candidate asks for a call"
        lede={`${view.counterpart.headline}. Asked on ${moment(reading, asked)}.`}
      />
      {isOpen ? (
        <NowPanel
          title="Accept or decline this request"
          actions={
            <>
              <AcceptForm action={accept} bookingId={view.id} />
              <DeclineRequest reading={reading} action={decline} />
            </>
          }
          after={`If you do nothing, the request ends by itself on ${moment(reading, deadline)}. Nothing is charged, and your name is not shown.`}
          countdown={{
            value: formatTimeLeft(deadline, now),
            label: 'left to answer',
            share: now.until(deadline).total('seconds') / asked.until(deadline).total('seconds'),
          }}
        >
          <p>Accepting shows you the half hours when you are both free. Neither of you sees a name yet.</p>
        </NowPanel>
      ) : (
        <NowPanel title="The time to answer is over">
          <p>The request is ending. Nothing was charged, and your name was not shown.</p>
        </NowPanel>
      )}
      <Leaf title="What they ask" note="All you see of them until the booking is confirmed">
        <RequestAsked
          headline={view.counterpart.headline}
          interests={view.counterpart.interests ?? []}
          question={view.question}
        />
        {view.shownAs && <p className="s muted mt-3">They see you as: {view.shownAs}.</p>}
      </Leaf>
      <CostsLeaf reading={reading} />
      <Leaf title="What follows" note="If you accept">
        <Ticks items={whatFollows(reading)} />
      </Leaf>
    </>
  );
}

function whatFollows({ policy }: Reading): string[] {
  const within = (hours: number) => formatDuration(Temporal.Duration.from({ hours }));
  return [
    `You choose a time. It is held for both of you until the candidate pays, at most ${within(policy.holdHours)}.`,
    'Once it is paid, both of you get the names, the Zoom link and an invitation.',
    `After the call you write at least ${MIN_WORDS} words of feedback with ${ACTION_COUNT} things to do, within ${within(policy.feedbackDueHours)}.`,
    'When the feedback has passed our check, you are paid.',
  ];
}
