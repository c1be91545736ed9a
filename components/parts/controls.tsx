import { Button, ButtonLink } from '../ui/button';
import type { ButtonLook } from '../ui/button-class';
import { Chip } from '../ui/chip';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import { Leaf } from '../ui/leaf';
import { Tabs } from '../ui/tabs';
import { Cells } from './section';

const BUTTONS: readonly { look: ButtonLook; word: string; busy: string }[] = [
  { look: 'primary', word: 'Pay $120.00', busy: 'Paying' },
  { look: 'plain', word: 'Reschedule', busy: 'Rescheduling' },
  { look: 'danger', word: 'Cancel call', busy: 'Cancelling' },
  { look: 'quiet', word: 'See all', busy: 'Loading' },
];

/** Buttons in every look and state, tabs, chips, ids that copy. */
export function Controls() {
  return (
    <>
      <Leaf title="Buttons">
        {BUTTONS.map(({ look, word, busy }) => (
          <Cells
            key={look}
            items={[
              { name: 'Rest', part: <Button look={look}>{word}</Button> },
              {
                name: 'Pointer over',
                part: (
                  <Button look={look} className="is-hover">
                    {word}
                  </Button>
                ),
              },
              {
                name: 'Focus',
                part: (
                  <Button look={look} className="is-focus">
                    {word}
                  </Button>
                ),
              },
              {
                name: 'Disabled',
                part: (
                  <Button look={look} disabled>
                    {word}
                  </Button>
                ),
              },
              {
                name: 'Busy',
                part: (
                  <Button look={look} busy={busy}>
                    {word}
                  </Button>
                ),
              },
            ]}
          />
        ))}
        <Cells
          items={[
            { name: 'Small, toolbars and tables', part: <Button small>Earlier</Button> },
            {
              name: 'With a mark',
              part: (
                <Button small>
                  <Icon name="download" />
                  Download CSV
                </Button>
              ),
            },
            { name: 'A link', part: <ButtonLink href="/parts#fields">To the fields</ButtonLink> },
          ]}
        />
      </Leaf>
      <Leaf title="Tabs, chips, ids">
        <Tabs
          label="Bookings"
          items={[
            { href: '/parts?view=todo', label: 'To do', count: 1, current: true },
            { href: '/parts?view=coming', label: 'Coming up', count: 2 },
            { href: '/parts?view=past', label: 'Past' },
            { href: '/parts?view=cancelled', label: 'Cancelled' },
          ]}
        />
        <div className="row row--tight mt-4">
          <Chip href="/parts?state" opens>
            State
          </Chip>
          <Chip href="/parts?since" removes>
            Since <b>19 Nov</b>
          </Chip>
          <span className="s">
            <span className="id">bk_QD7123</span>
            <CopyButton value="bk_QD7123" />
          </span>
          <span className="s">
            <kbd className="kbd">/</kbd> search
          </span>
        </div>
      </Leaf>
    </>
  );
}
