import { readProse, type Token } from './prose';
import { DOING, LITTLE, MEASURED, SAME_DOING } from './qc-lexicon';
import { isMatter } from './qc-substance';

export type ActionFault =
  | { readonly code: 'same_action_twice'; readonly index: number; readonly other: number }
  | { readonly code: 'action_not_doable' | 'action_too_vague'; readonly index: number };

/** Share of the shorter action's words that both have in common. */
const SAME_SHARE = 0.66;
/** What begins like this describes a state and no deed. */
const STATE = /^\W*(?:be|being|have|having|feel|stay|remain|more|better|good|less|your|the|an?)\b/i;

/**
 * What is wrong with the actions, at most one fault each: the same thing asked for twice, nothing that can be done,
 * or nothing that could be told from any other candidate's.
 * @param isEnglish otherwise only what needs no word list is looked at
 */
export function actionFaults(actions: readonly string[], isEnglish: boolean): ActionFault[] {
  const read = actions.map((action) => readProse(action).tokens);
  const faults: ActionFault[] = [];
  const twins = new Set<number>();
  read.forEach((tokens, index) => {
    const other = read.findIndex((earlier, at) => at < index && isSame(earlier, tokens));
    if (other < 0) return;
    twins.add(index).add(other);
    faults.push({ code: 'same_action_twice', index, other });
  });
  read.forEach((tokens, index) => {
    if (twins.has(index)) return;
    if (tokens.length < 3 || (isEnglish && !isDoable(tokens, actions[index] ?? ''))) {
      faults.push({ code: 'action_not_doable', index });
    } else if (isEnglish && !tokens.some(isMatter) && !MEASURED.test(actions[index] ?? '')) {
      faults.push({ code: 'action_too_vague', index });
    }
  });
  return faults.sort((a, b) => a.index - b.index);
}

function isDoable(tokens: readonly Token[], action: string): boolean {
  if (tokens.some((token) => DOING.has(token.stem))) return true;
  return !STATE.test(action) && tokens.filter(isMatter).length >= 2;
}

function isSame(a: readonly Token[], b: readonly Token[]): boolean {
  const [first, second] = [keysOf(a), keysOf(b)];
  const things = [first, second].map((keys) => new Set([...keys].filter((key) => !isDeed(key))));
  const [mine, theirs] = things.every((each) => each.size >= 2) ? things : [first, second];
  if (!mine || !theirs || Math.min(mine.size, theirs.size) === 0) return false;
  const common = [...mine].filter((key) => theirs.has(key)).length;
  return common >= SAME_SHARE * Math.min(mine.size, theirs.size);
}

/** The words that make an action what it is; verbs that mean the same become one. */
function keysOf(tokens: readonly Token[]): Set<string> {
  return new Set(
    tokens
      .filter((token) => !LITTLE.has(token.stem) && !MEASURED.test(token.folded))
      .map((token) => {
        const group = SAME_DOING.findIndex((stems) => stems.has(token.stem));
        return group < 0 ? token.stem : `deed ${group}`;
      }),
  );
}

function isDeed(key: string): boolean {
  return key.startsWith('deed ') || DOING.has(key);
}
