/**
 * A failure that the person at the keyboard can do something about: what happened, and the way out.
 * Everything in scripts/ ends in one of these or in a result value; anything else is a defect of ours
 * and is shown with its stack.
 */
export class Problem extends Error {
  /**
   * @param {string} code stable, for tests and callers: `port_in_use`, `data_folder_locked` ...
   * @param {string} what one sentence: what happened
   * @param {string | string[]} wayOut what to do about it, one step a line
   * @param {string} [detail] output of the program that failed
   */
  constructor(code, what, wayOut, detail) {
    super(what);
    this.name = 'Problem';
    this.code = code;
    this.what = what;
    this.wayOut = Array.isArray(wayOut) ? wayOut : [wayOut];
    this.detail = detail;
  }
}

/**
 * The text that is printed for an error of any kind.
 *
 * @param {unknown} thrown
 * @returns {string} several lines, no line break at the end
 */
export function describeError(thrown) {
  const error = fromSystem(thrown) ?? thrown;
  if (!(error instanceof Problem)) {
    return `Error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const lines = [`Error: ${error.what}`];
  if (error.detail)
    lines.push(
      ...error.detail
        .trimEnd()
        .split('\n')
        .map((line) => `  | ${line}`),
    );
  lines.push(...error.wayOut.map((line) => `  ${line}`));
  return lines.join('\n');
}

/** What the file system refuses, wherever it does so, needs no stack to be understood. */
function fromSystem(error) {
  if (!(error instanceof Error) || error instanceof Problem || !('code' in error)) return undefined;
  const where = 'path' in error && error.path ? ` (${error.path})` : '';
  switch (error.code) {
    case 'ENOSPC':
      return new Problem(
        'disk_full',
        `The disk is full${where}.`,
        'Free some space and start again; nothing that was saved is lost.',
      );
    case 'EROFS':
      return new Problem(
        'read_only',
        `The file system is read-only${where}.`,
        'Use a folder that can be written to: MONET_DATA_DIR=/some/where npm start',
      );
    case 'EACCES':
    case 'EPERM':
      return new Problem(
        'not_allowed',
        `This account may not do that: ${error.message}.`,
        'Start as the owner of the checkout and of the data folder.',
      );
    default:
      return undefined;
  }
}
