import type { ReactNode } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Backlog, Health } from '@/lib/admin/health';
import { formatCount, formatDuration } from '@/lib/format';
import { Icon } from '../../ui/icon';
import styles from '../admin.module.css';

/** From here on something that should take seconds has stopped. */
const SLOW_SECONDS = { outbox: 60, jobs: 300, events: 60, mail: 300, worker: 20 };

/** How the work between systems is getting on, in six figures; what has stopped is marked. */
export function HealthLine({ health }: { health: Health }) {
  const { outbox, jobs, jobsGivenUp, stripeEvents, zoomEvents, mail, mailGivenUp, workerSeconds } = health;
  return (
    <dl className={styles.health}>
      <Figure label="Outbox" due={isSlow(outbox, SLOW_SECONDS.outbox)}>
        {waiting(outbox)}
      </Figure>
      <Figure label="Jobs" due={jobsGivenUp > 0 || isSlow(jobs, SLOW_SECONDS.jobs)}>
        {formatCount(jobs.waiting)} due, {formatCount(jobsGivenUp)} given up
      </Figure>
      <Figure label="Stripe events" due={isSlow(stripeEvents, SLOW_SECONDS.events)}>
        {behind(stripeEvents)}
      </Figure>
      <Figure label="Zoom events" due={isSlow(zoomEvents, SLOW_SECONDS.events)}>
        {behind(zoomEvents)}
      </Figure>
      <Figure label="Mail" due={mailGivenUp > 0 || isSlow(mail, SLOW_SECONDS.mail)}>
        {formatCount(mail.waiting)} unsent, {formatCount(mailGivenUp)} given up
      </Figure>
      <Figure label="Worker" due={workerSeconds === null || workerSeconds > SLOW_SECONDS.worker}>
        {workerSeconds === null ? 'Never heard of' : `Heard of ${seconds(workerSeconds)} ago`}
      </Figure>
    </dl>
  );
}

function Figure({ label, due, children }: { label: string; due: boolean; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={due ? styles.w : undefined}>
        {due && <Icon name="warning" />}
        {children}
      </dd>
    </div>
  );
}

function isSlow({ seconds: longest }: Backlog, limit: number): boolean {
  return longest !== null && longest > limit;
}

function waiting({ waiting: count, seconds: longest }: Backlog): string {
  return longest === null ? '0 waiting' : `${formatCount(count)} waiting, ${seconds(longest)}`;
}

function behind({ waiting: count, seconds: longest }: Backlog): string {
  return longest === null ? 'Up to date' : `${formatCount(count)}, ${seconds(longest)} behind`;
}

function seconds(count: number): string {
  return count < 60 ? `${count} s` : formatDuration(Temporal.Duration.from({ seconds: count }));
}
