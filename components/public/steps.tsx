import { type Mark, StatusMark } from '@/components/ui/status-mark';

const STEPS: readonly { mark: Mark; title: string; text: string }[] = [
  {
    mark: 'asked',
    title: 'Ask',
    text: 'Pick somebody by what they do and what they cost. Say what you want to get out of the half hour. You pay nothing yet.',
  },
  {
    mark: 'agreed',
    title: 'Agree',
    text: 'They set a time when you are both free. You pay, and only then do you learn each other’s names.',
  },
  {
    mark: 'confirmed',
    title: 'Talk, and get it in writing',
    text: 'Half an hour on Zoom. Then written feedback: what worked, what did not, and three things to do next.',
  },
];

/** How it works, in three steps under the three marks that a booking goes through. */
export function Steps() {
  return (
    <ol className="steps">
      {STEPS.map(({ mark, title, text }) => (
        <li key={title}>
          <StatusMark mark={mark} size={40} />
          <h3>{title}</h3>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
