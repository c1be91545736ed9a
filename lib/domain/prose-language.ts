import type { Prose } from './prose';

/** The little words that make up a third and more of any prose in these languages. */
const LITTLE_WORDS = {
  english:
    'the a an and or but of to in on at for with from by is are was were be been it that this you your i we they not as have had do did would when which what if so',
  german:
    'der die das den dem des ein eine einen und oder aber zu in im an auf fur mit von ist sind war es dass du dich dir dein deine ich wir sie nicht als hast hat haben wenn was auch bei',
  french:
    'le la les un une des et ou mais de du a au en dans pour avec par est sont etait il que qui tu te ton ta tes je nous vous ne pas plus ce cette as ai ont si sur',
  spanish:
    'el la los las un una y o pero de del a al en para con por es son era que se lo tu te tus yo nos no mas como este esta has he ha si muy su',
  italian:
    'il lo la i gli le un una e o ma di del a al in nel per con da che si tu ti tuo tua io non piu come questo questa hai ho ha se molto sono era',
  portuguese:
    'o a os as um uma e ou mas de do da em no na para com por que se voce te seu sua eu nao mais como este esta tem foi e muito',
  dutch:
    'de het een en of maar van te in op aan voor met is zijn was dat die je jouw ik we ze niet als heb hebt had wanneer ook bij er',
  scandinavian:
    'og och en et ett den det de at att i pa for med av er ar var som du din dig jeg jag vi ikke inte har til till nar ogsa',
  polish:
    'i w na z do o ze sie nie to jest byl byla co jak ale czy dla po od za ty cie twoj twoje ja my przez tak gdy bardzo',
  turkish:
    've bir bu da de icin ile ama cok ne gibi daha sen senin ben biz olarak olan var yok en kadar sonra ki mi',
} as const;

const LANGUAGES = Object.entries(LITTLE_WORDS).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
);
/** Least share of little words in prose; English telegram style has about 30 %, a list of words under 5 %. */
const LEAST_SHARE = 0.2;

/**
 * What a text is written in, as far as the checks care.
 * - `english`: all checks apply
 * - `other`: prose of a language that the word lists do not know; only the checks that need none apply
 * - `none`: not prose: a list of words, keys hit at random
 */
export function languageOf(prose: Prose): 'english' | 'other' | 'none' {
  const { tokens } = prose;
  if (tokens.length === 0) return 'none';
  const nonLatin = tokens.filter((token) =>
    /[^\p{Script=Latin}\p{Script=Common}\p{M}]/u.test(token.text),
  ).length;
  if (nonLatin > tokens.length / 2) return 'other';
  const shares = LANGUAGES.map(
    ([language, words]) =>
      [language, tokens.filter((token) => words.has(token.folded)).length / tokens.length] as const,
  );
  const [language, share] = shares.reduce((best, each) => (each[1] > best[1] ? each : best));
  if (share < LEAST_SHARE) return 'none';
  return language === 'english' ? 'english' : 'other';
}
