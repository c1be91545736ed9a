/**
 * Finds ways to reach somebody outside the platform: addresses, links, telephone numbers, messengers, also where
 * they are disguised. In doubt it finds nothing: figures, employers that are called like a domain and annotations
 * in code are not contacts.
 */

const ENDINGS = 'com|net|org|io|co|ai|app|me|dev|info|biz|uk|de|fr|eu|ly|page|site|link|gg|to|academy';
const MAILERS = 'gmail|googlemail|outlook|hotmail|yahoo|icloud|proton(?:mail)?|gmx|web';
const MESSENGERS =
  'whats ?app|telegram|signal|we ?chat|viber|snap ?chat|instagram|insta|discord|facebook|messenger|skype|linked ?in';
const REACH = '(?:write|text|message|ping|reach|contact|add|dm|find|follow|connect|call|book)';
const DIGIT_WORD = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|\\d+)';

const PATTERNS = [
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}/giu,
  /(?<![\w.+-])[\w.+-]{1,64}\s?(?:\(at\)|\[at\])\s?[\w-]{1,63}/gi,
  new RegExp(`\\b\\w{1,64} at (?:${MAILERS})\\b`, 'gi'),
  new RegExp(`\\b[\\w-]{1,63} dot (?:${ENDINGS})\\b`, 'gi'),
  /\b(?:https?:\/\/|www\.)\S+/gi,
  new RegExp(`(?<![@\\w.-])(?:[a-z\\d-]{1,63}\\.){1,5}(?:${ENDINGS})/\\S{1,200}`, 'gi'),
  /(?<![@\w.-])(?<!\b(?:at|for|from|with|joined|like) )(?!asp\.net\b)[a-z\d-]{2,63}\.(?:com|net|org|info|biz|me)\b(?![\w.]\w)/g,
  new RegExp(`\\b${REACH} (?:\\w+ )?me\\b[^.!?\\n]{0,60}\\b(?:${MESSENGERS})\\b`, 'gi'),
  new RegExp(`\\bmy (?:${MESSENGERS})\\b`, 'gi'),
  new RegExp(`\\bme (?:directly|under|on)\\b[^.!?\\n]{0,80}\\b(?:${MESSENGERS}|e-?mail|platform)\\b`, 'gi'),
  new RegExp(`\\b${REACH}\\b[^.!?\\n]{0,40}(?<![\\w@])@[a-z][\\w.]{2,29}`, 'gi'),
  new RegExp(`\\b${DIGIT_WORD}(?:[ ,-]+${DIGIT_WORD}){6,}\\b`, 'gi'),
];
const TELEPHONE = /(?<![\w.,$€£%-])(?:\+\s?|\(?0)[\d][\d\s().-]{6,20}\d(?![\w%])/g;

export type Found = { readonly start: number; readonly end: number };

/** @returns where contact details stand, in UTF-16 offsets, first to last */
export function contactDetailsIn(text: string): Found[] {
  const found = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].filter((match) => /\p{L}/u.test(match[0])),
  );
  const numbers = [...text.matchAll(TELEPHONE)].filter((match) => isTelephone(match[0]));
  return [...found, ...numbers]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .sort((a, b) => a.start - b.start);
}

/** 9 to 15 digits in groups that are neither years, nor a decimal, nor thousands. */
function isTelephone(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  if (digits.length < 9 || digits.length > 15) return false;
  const groups = written.split(/\D+/).filter((group) => group !== '');
  return groups.some((group) => group.length > 1) && !/^0\.\d+$/.test(written);
}
