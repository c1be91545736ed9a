import { instant, moment, priceWords, type Reading, them } from '@/components/booking/reading';
import { Terms } from '@/components/ui/facts';
import { formatMoney, formatZoneName } from '@/lib/format';
import styles from './feedback.module.css';

/** By when, and what it pays. */
export function WhatDepends({ reading }: { reading: Reading }) {
  const { view, zone } = reading;
  if (!view.feedbackDueAt || !view.feedbackDeadline) return null;
  return (
    <section>
      <h2 className="mb-3">What depends on it</h2>
      <Terms
        small
        items={[
          { term: 'Due', value: moment(reading, instant(view.feedbackDueAt), false) },
          { term: 'Last moment', value: moment(reading, instant(view.feedbackDeadline), false) },
          { term: 'You receive', value: <b>{formatMoney(view.netCents ?? 0)}</b> },
        ]}
      />
      <p className="s muted mt-3">
        {formatZoneName(zone)} time. If no feedback has passed our check by the last moment, {them(reading)}{' '}
        gets {priceWords(reading)} back and you are not paid.
      </p>
    </section>
  );
}

const LOOKED_AT = [
  'It is about this call: what was asked and answered.',
  'It is specific: examples, not adjectives.',
  'It is kind and professional.',
  'It is yours: not copied from another call, not padded.',
  'The three actions are different, and can be done this week.',
] as const;

/** What the check of the feedback looks at. */
export function WhatWeLookAt() {
  return (
    <section className={styles.look}>
      <h2>What we look at</h2>
      <ul>
        {LOOKED_AT.map((item) => (
          <li key={item}>
            <i />
            <span>{item}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
