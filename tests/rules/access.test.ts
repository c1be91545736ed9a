import { expect, test } from 'vitest';
import { type Action, POLICY } from '@/lib/access';
import { HTTP_ROUTES } from '@/lib/http-routes';
import { PAGES } from '@/lib/pages';

const ROLES = ['candidate', 'professional', 'admin'] as const;

/** What a caller of each role may do: `all`, what is theirs, or nothing. */
function cells(actions: readonly Action[]): string[] {
  const rules = actions.map((action) => POLICY[action]);
  const roles = rules.map((rule) => rule.roles as readonly string[]);
  const everyone = roles.every((each) => each.includes('anyone'));
  return [
    everyone ? 'yes' : '',
    ...ROLES.map((role) => {
      if (everyone) return 'yes';
      if (!roles.every((each) => each.includes(role) || each.includes('anyone'))) return '';
      const related = rules.some((rule) => 'relation' in rule);
      return related && role !== 'admin' ? 'own' : 'yes';
    }),
  ];
}

/** A table of Markdown whose columns stand below each other, as the formatter wants it. */
function table(first: string, rows: readonly string[][]): string[] {
  const all = [[first, 'actions', 'signed out', ...ROLES], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (cell: (width: number, column: number) => string) => `| ${widths.map(cell).join(' | ')} |`;
  const [head = '', ...body] = all.map((row) => line((width, column) => (row[column] ?? '').padEnd(width)));
  return [head, line((width) => '-'.repeat(width)), ...body];
}

function document(): string {
  const pages = Object.entries(PAGES).map(([page, actions]) => [
    `\`${page}\``,
    actions.join(', '),
    ...cells(actions),
  ]);
  const operations = HTTP_ROUTES.map(({ method, path, action }) => [
    `\`${method} ${path}\``,
    action,
    ...cells([action]),
  ]);
  return [
    '# Who may have what',
    '',
    'Written by `tests/rules/access.test.ts` from `POLICY` (lib/access.ts), `PAGES` (lib/pages.ts) and the operations of',
    'the HTTP interface. A change of any of them fails the tests until this file is written anew, with',
    '`npx vitest run tests/rules/access.test.ts -u`, and so shows in review who gains what.',
    '',
    '`own`: bookings that they are part of, on the side that the action names, and the files of whom they know from one.',
    'Everybody else’s are answered as if there were none. Suspended accounts and those that owe a second step are signed',
    'out.',
    '',
    '## Pages',
    '',
    ...table('page', pages),
    '',
    '## Operations',
    '',
    ...table('operation', operations),
    '',
    '## Actions that only forms have',
    '',
    ...table(
      'form',
      onlyForms().map((action) => ['', action, ...cells([action])]),
    ),
    '',
  ].join('\n');
}

function onlyForms(): Action[] {
  const named = new Set<Action>([...Object.values(PAGES).flat(), ...HTTP_ROUTES.map(({ action }) => action)]);
  return (Object.keys(POLICY) as Action[]).filter((action) => !named.has(action));
}

test('the table of who may have what is the one that was reviewed', async () => {
  await expect(document()).toMatchFileSnapshot('../../docs/access.md');
});
