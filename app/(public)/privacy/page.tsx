import type { Metadata } from 'next';
import Link from 'next/link';
import { Terms, Ticks } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { env } from '@/lib/env';

export const metadata: Metadata = {
  title: 'Privacy',
  description: 'What we keep, why, and who can read it.',
};

export default function PrivacyPage() {
  const { ANONYMITY_K: k } = env();
  return (
    <>
      <PageHead title="Privacy" lede="What we keep, why, and who can read it." />
      <Leaf title="What we keep" note="Only what a booking needs">
        <Terms
          items={[
            {
              term: 'Your account',
              value: 'Name, e-mail address, password as a one-way hash, time zone, role.',
            },
            {
              term: 'Signing in',
              value:
                'When, how and with which browser, and your network without the last part of its address. You see it under “Sign-in and security”.',
            },
            { term: 'Candidates', value: 'Stage, kind of school, interests, the questions you send.' },
            {
              term: 'Files',
              value:
                'If you send them: a picture, and a candidate’s CV. We keep a copy drawn anew, without what a camera or a program wrote into it.',
            },
            {
              term: 'Professionals',
              value: 'Work e-mail, employer, title, seniority, years, topics, languages, price.',
            },
            {
              term: 'Times',
              value:
                'Your hours, and if you connect a calendar, when you are busy: never titles or guests. If you allow it, your confirmed calls stand in a calendar of their own there.',
            },
            {
              term: 'Bookings',
              value: 'What happened and when, what was paid, who joined the call, the feedback, the ratings.',
            },
            {
              term: 'Money',
              value: 'What Stripe tells us of each payment and payout. No card or bank account numbers.',
            },
          ]}
        />
      </Leaf>
      <Leaf title="Who can read it">
        <div className="measure stack">
          <p>
            The public sees cards, and cards come from a view of the database that holds nothing else. Each of
            them fits at least {k} people. <Link href="/how-it-works#anonymity">How that works</Link>
          </p>
          <p>
            The other side of a booking sees what the table there says: before it is confirmed no name, after
            it your name, your picture if you sent one, and the way into the call. Only a professional whose
            booking with you is confirmed reads your CV.
          </p>
          <p>
            Our administrators can read accounts and bookings to settle disputes and to pay people. What they
            do is written to a log that nobody can change.
          </p>
        </div>
      </Leaf>
      <Leaf title="Who works for us" note="Each gets what its part needs">
        <Terms
          items={[
            {
              term: 'Stripe',
              value:
                'Payments and payouts: your card or bank details go to Stripe and not to us. A card that you save stays there, under a number of ours and without your name, until you remove it.',
            },
            { term: 'Zoom', value: 'The call. Waiting room and passcode on, recording off.' },
            {
              term: 'Google',
              value:
                'Only if you connect your calendar or sign in with it. We see the names of your calendars and when you are busy, never what with, and write to one calendar that we make for your calls. Access is stored encrypted, and you can take it back.',
            },
            { term: 'LinkedIn', value: 'Only if you sign in with it.' },
            {
              term: 'A mail service',
              value: 'Carries our mail. No mail names the other side before the booking is confirmed.',
            },
          ]}
        />
      </Leaf>
      <Leaf title="What we do not do">
        <Ticks
          items={[
            'No advertising, no tracking, no statistics service, no fonts or scripts from elsewhere, but for Stripe’s own card form at checkout.',
            'The only cookies keep you signed in and guard the forms.',
            'No recording of calls.',
            'No names in our logs.',
          ]}
        />
      </Leaf>
      <Leaf title="Your choices">
        <p className="measure">
          In your settings you can read and change what we keep, download all of it, disconnect your calendar,
          and delete your account. What the law makes us keep about payments stays, without more than that.
        </p>
      </Leaf>
    </>
  );
}
