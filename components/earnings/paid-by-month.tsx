import { formatMoney } from '@/lib/format';
import type { PaidIn } from '@/lib/payments/earnings/earnings';
import styles from './earnings.module.css';

const HIGHEST_REM = 8.5;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** What was paid in each month as a table of one line, drawn as bars; the last one is still running. */
export function PaidByMonth({ months, zone }: { months: readonly PaidIn[]; zone: string }) {
  const most = Math.max(...months.map(({ cents }) => cents), 1);
  const named = months.map((month) => ({
    ...month,
    name: MONTHS[month.from.toZonedDateTimeISO(zone).month - 1] ?? '',
  }));
  return (
    <table className={styles.months}>
      <caption className="vh">Paid by month, US dollars</caption>
      <tbody>
        <tr>
          {named.map(({ name, cents }, index) => (
            <td
              key={name}
              {...(index === months.length - 1 && { 'data-now': true })}
              headers={`paid-${name}`}
            >
              <span>{formatMoney(cents)}</span>
              <svg className={styles.bar} height={heightOf(cents, most)} aria-hidden="true" />
            </td>
          ))}
        </tr>
        <tr>
          {named.map(({ name }, index) => (
            <th key={name} id={`paid-${name}`} scope="col">
              {name}
              {index === months.length - 1 && <span className="vh"> so far</span>}
            </th>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function heightOf(cents: number, most: number): string {
  const rem = Math.round((Math.max(0, cents) / most) * HIGHEST_REM * 100) / 100;
  return `${rem}rem`;
}
