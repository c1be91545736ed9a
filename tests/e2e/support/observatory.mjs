// Scores pages with Mozilla's HTTP Observatory and prints JSON: { "/": { score, grade, results } ... }. A process of its
// own, since Node takes the certificate to trust (NODE_EXTRA_CA_CERTS) only when it starts. The package's own `scan`
// knows no ports, so this is the same sum over its tests.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = '@mdn/mdn-http-observatory/src';
// Its install script would download the list of preloaded hosts, on which `localhost` is not.
const preloaded = path.join(
  path.dirname(fileURLToPath(import.meta.resolve(`${SOURCE}/index.js`))),
  '../conf/hsts-preload.json',
);
if (!existsSync(preloaded)) writeFileSync(preloaded, '{}');

const { retrieve } = await import(`${SOURCE}/retriever/retriever.js`);
const { ALL_TESTS } = await import(`${SOURCE}/constants.js`);
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(`${SOURCE}/grader/charts.js`);
const { getGradeForScore, getScoreModifier } = await import(`${SOURCE}/grader/grader.js`);

const [httpPort, httpsPort, ...pages] = process.argv.slice(2);
const scores = {};
for (const page of pages) {
  const requests = await retrieve('localhost', { httpPort, httpsPort, path: page });
  const status = requests.responses.auto?.status;
  const results = ALL_TESTS.map((test) => test(requests)).map((output) => ({
    name: output.constructor.name,
    result: output.result,
    modifier: getScoreModifier(output.result),
  }));
  const total = (modifiers) => modifiers.reduce((sum, modifier) => sum + modifier, 100);
  const modifiers = results.map(({ modifier }) => modifier);
  const plain = total(modifiers.filter((modifier) => modifier < 0));
  const { score, grade } = getGradeForScore(
    plain >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? total(modifiers) : plain,
  );
  scores[page] = { status, score, grade, results };
}
console.log(JSON.stringify(scores));
