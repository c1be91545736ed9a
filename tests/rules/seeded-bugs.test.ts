import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { BUGS } from '../interleavings/bugs';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

it.each(BUGS)('“$name” can still be put into $file', ({ file, from }) => {
  expect(readFileSync(path.join(ROOT, file), 'utf8').split(from)).toHaveLength(2);
});
