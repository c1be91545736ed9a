import { CopyButton } from '@/components/ui/copy-button';
import { groupDigits } from './card-fields';

/** Numbers that Stripe publishes for testing, and what each does. */
const TEST_CARDS = [
  ['4242424242424242', 'pays'],
  ['4000002760003184', 'the bank asks first'],
  ['4000000000009995', 'not enough money'],
  ['4000000000000002', 'declined'],
] as const;

/** For the demo, where no real card is charged: cards to try the form with. */
export function TestCards() {
  return (
    <section className="inset" aria-labelledby="test-cards">
      <h2 id="test-cards">Cards to try</h2>
      <p className="muted">This is the demo: nothing is charged. Any date ahead and any code will do.</p>
      <ul>
        {TEST_CARDS.map(([number, effect]) => (
          <li key={number}>
            <span className="nb">{groupDigits(number)}</span> <CopyButton value={number} />{' '}
            <span className="muted">{effect}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
