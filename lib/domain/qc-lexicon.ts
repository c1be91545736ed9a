import { stem } from './prose';
import { foldWord } from './words';

/**
 * The words that the checks of written feedback know. Compared by their stems, so each stands here once and in one
 * form. docs/feedback.md says how they are used and how to change them.
 */

function stems(list: string): ReadonlySet<string> {
  return new Set(
    list
      .trim()
      .split(/\s+/)
      .map((word) => stem(foldWord(word))),
  );
}

/** Words that carry no matter of their own. */
export const LITTLE = stems(`
  a an the and or but nor so yet for of to in on at by from with without into onto over under about after before between
  during through against within among as if than then that this these those it its i me my mine we us our you your yours
  yourself he him his himself she her herself they them their theirs who whom whose which what when where why how be am is
  are was were been being have has had having do does did doing done will would shall should can could may might must
  ought not no yes only just also too very much many more most less least few little some any all each every both either
  neither other another such same own again once twice here there now still already even ever never always often sometimes
  usually soon later maybe perhaps quite rather really almost up down out off back away because since while until though
  although however therefore thus hence else instead besides apart don't doesn't didn't isn't aren't wasn't weren't won't
  wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't i'm i'd i've i'll you're you'd you've you'll it's that's
  there's let let's we're we've we'd they're one ones something anything nothing everything someone somebody anyone anybody
  everyone everybody nobody oneself
`);

/** Words of praise. */
export const PRAISE = stems(`
  great good nice excellent amazing awesome fantastic wonderful brilliant superb outstanding impressive impressed perfect
  terrific lovely exceptional remarkable incredible strong solid fine best better well pleasant pleasure enjoyed enjoy
  enjoyable love loved like liked appreciate appreciated friendly polite motivated motivation passionate passion enthusiasm
  enthusiastic confident confidence positive talented talent smart intelligent bright potential promising proud
  congratulations bravo wow articulate composed proactive collaborative personality attitude energy charming sympathetic
  successful convinced pleased happy glad excited thoughtful
`);

/**
 * Words of which feedback consists that could be sent to anybody. What is in neither this list nor the ones above is
 * taken for matter: things, people, places, figures and terms of this one call.
 */
export const GENERAL = stems(`
  ability able achieve achievement action actually add addition additionally adapt advance advantage advice advise afraid agree aim answer
  anyway appear appearance applicant application apply approach appropriate appropriately area ask aspect asset attention
  attribute authentic aware awareness background balance basic basis become begin behaviour behavioural belief believe
  beneficial big bit body book boost brain brief bring broad broaden build call calm candidate capable care career careful case
  certain certainly chance change character check choice choose clear clearly close closely coach come comfortable
  commercial commitment common communicate communication company compare competency competitive complete completely
  concept concise conclusion concrete connect connection consider consistent contact content continue continued continuous
  contribute contribution conversation convey convince convincing core correct course cover create critical culture
  cultural curious curiosity current currently daily day deal dear dedicate dedication deep deepen definite definitely
  deliver demonstrate demonstration depth deserve detail detailed determine determination develop development difference
  different difficult difficulty dig direction discuss discussion display distinguish doubt dream dress drive due dynamic
  eager early easy education effect effective effectively effort email embrace employer encourage end engage engagement
  enough ensure enter entire environment essential essentially establish evident exactly example excel exercise exhibit expand
  expect expectation experience expert expertise explain explore expose exposure express expression extra extremely eye
  face fact fail failure familiar familiarise far fast fear feedback feel feeling field finally find firm firmly first
  fit five flexible focus focused follow forget form format forward foundation four framework free fresh frequently friend full
  fully fundamental fundamentals further future gain gap general generally genuine genuinely get give given glance go goal going grasp grateful
  group grow growth guess guide habit hand handle handshake happen hard hardworking hard-working head hear heart help helpful hesitate
  high highly hire hold honest honestly honesty hope hour human idea ideal ideally identify image impact importance
  important impression improve improvement include incorporate increase indeed individual industry info information
  initiative insight inspire instance integrity intend intent interact interest interested interesting interview
  interviewer introduce introduction invest involve issue job join journey joy keen keep key kind know knowledge known lack
  language large last lastly late lead leader leadership learn learning leave length let level life likely line
  listen listener literature little live logical long look lot lucky luck luckily main mainly maintain major make
  making manage manner market master match material matter mean meaning meaningful meet meeting member mention mentor method mind mindset
  minute miss mistake mock modest moment month moreover morning motivate move multiple name nature naturally necessary
  need negative nerve nervous network networking new news next night normal note notice number obvious obviously offer
  okay online open openness opinion opportunity opportunities order organisation organise organised oral outcome outlook
  overall overcome pace paper part particular particularly past path patience patient pay people perceive perform performance period
  person personal personally perspective phrase picture piece place plan play please plenty plus point polish poor poorly
  portray position possess possible possibly potentially practical practice practise precise precisely prefer prepare prepared
  preparation present presence presentation pressure pretty previous prior probably problem proceed process produce profession
  professional professionally professionalism profile progress project proof proper properly prove provide punctual purpose pursue push
  put qualification quality question quick quickly quiet quit range rate reach react read ready real realistic realise
  reason reasonable reasonably recent recently recommend recommendation recruiter refine reflect reflection regard regular
  regularly relate related relationship relax relaxed relevant remain remark remember reply represent require requirement research
  resilience resilient resource resourceful respect respond response responsible responsibility rest result review right role
  room routine rush satisfied say scene school score search second section see seek seem self sense serious seriously serve
  session set seven shape share shine short show side sight significant significantly similar simple simply sincere single
  site situation six skill sky slightly slow small smile social soft solution solve sort sound source speak special
  specific specifically speech speed spend spirit stage stand star standard start state stay step stick stop story straight
  straightforward strategy strategic stream strength strengthen stress stronger structure structured struggle student study
  style subject succeed success suggest suggestion suit suitable sum summary summarise support sure surely surprise system
  take talk target task teach team teamwork technical technique technically tell ten tend term terms test thank thanks theory
  thing think thinking third thorough thoroughly thought three throughout time tip today together tomorrow tone tool top
  topic total totally touch track train training trait trend trouble true truly trust truth try turn two type typical
  typically ultimately understand understanding unique university update upcoming use useful valuable value vary various verbal
  version view vision visit vital voice volume walk want warm watch way weak weakness week weekend weight welcome whole
  wide willing willingness win wish wonder word work worker workplace world worry worth write wrong year yesterday
  young candidate candidates cv resume job jobs professional stuff guy man woman people human humans mean means chat zoom video
  camera half second minutes hours weeks today forward
`);

/** Words that only turn up the volume. */
export const LOUD = stems(`
  very really so such absolutely totally extremely incredibly truly definitely highly super overall
`);

/** Advice that fits everybody: one of these is enough ... */
export const EMPTY_ADVICE =
  /\b(?:keep (?:up|going|on|practi[sc]ing|working|learning|pushing|improving|it up)|keep a \w+ (?:attitude|mindset)|(?:stay|remain) (?:calm|confident|positive|focused|motivated|curious|hungry|strong|yourself)|be (?:yourself|confident|positive|authentic|more \w+)|believe in|trust (?:yourself|the process)|never (?:give up|quit)|(?:not|n['’]t) give up|any interview|good luck|all the best|right (?:track|path)|room (?:for|to) (?:improve|grow)\w*|bright future|work hard|(?:hard|great|good) work|sky is the limit|key to success)\b/i;
/** ... of these it takes two in a sentence. */
export const EMPTY_HINT =
  /\b(?:keep|stay|continu\w*|remain|believe|practi[sc]\w*|prepar\w*|improv\w*|work(?:ing)? on|develop\w*|network\w*|learn\w*|grow\w*|confiden\w*|wish you|important|essential|crucial|recommend|advise|suggest|should|need to|make sure|try to|always|succe\w*|career|future|skills?|potential|knowledge|experience)\b/gi;

/** What the candidate may be said to have done, in the past tense. */
const DID = `
  said saying told mentioned named naming explained described walked opened answered gave given
  missed forgot forgotten left skipped confused mixed jumped started began begun spent took taken
  lost corrected quoted cited compared calculated estimated assumed asked framed structured defined
  drew drawn wrote written coded proposed suggested argued admitted paused hesitated rushed
  repeated linked tied ended closed finished arrived recovered caught knew known called used chose
  chosen picked made built found noticed saw seen read got went gone came brought multiplied
  divided listed treated tried wanted led added stated allocated recommended designed checked
  showed handled held reached split swept rebuilt produced offered thought looked put set kept let
  met ran sold stood stopped summed turned understood warned watched worked moved introduced raised
  replied sketched dropped froze presented supported adapted considered covered implemented
  identified solved talked discussed connected concluded segmented pointed recognised recalled
  quantified derived defended illustrated conceded stumbled struggled elaborated summarised
  summarized recognized
`;
/** What the professional may be said to have done. */
const I_DID = `
  asked pushed pressed challenged interrupted gave threw put probed followed changed stopped played
  told pointed explained showed suggested mentioned liked noticed heard counted quizzed wanted
  helped tried did ran discussed talked covered spoke went looked tested worked drew made read
  found missed saw took
`;
/** What the candidate brought into the call. */
const BROUGHT = `
  answer question explanation story pitch example account walk summary opening introduction
  estimate calculation structure framework hypothesis recommendation solution code query model
  analysis argument reasoning cv resume letter internship thesis project portfolio sample diagram
  drawing number figure reason fix plan case conclusion closing
`;
/** How something may have turned out. */
const TURNED_OUT = `
  accurate correct right wrong missing stated complete incomplete convincing relevant credible
  reasonable sound precise vague late confused considered mentioned named explained overlooked
`;
const BETWEEN = `
  had have was were not didn't didn’t couldn't couldn’t could did never then also first only even plainly clearly already correctly
  finally again just twice once quickly simply himself herself yourself always quite very fully too rather particularly especially
`;

function oneOf(list: string): string {
  return `(?:${list.trim().split(/\s+/).join('|')})`;
}

/** Something that happened in the call: what one side asked, said, did, and how it turned out. */
export const HAPPENED = [
  new RegExp(`\\b(?:i|we) (?:${oneOf(BETWEEN)} )?${oneOf(I_DID)}\\b`, 'i'),
  new RegExp(
    `\\b(?:you|he|she|they|who|candidate|applicant) (?:${oneOf(BETWEEN)} ){0,4}${oneOf(DID)}\\b`,
    'i',
  ),
  new RegExp(`\\byour (?:\\w+ ){0,3}${oneOf(BROUGHT)}s?\\b`, 'i'),
  new RegExp(`\\b(?:was|were) (?:${oneOf(BETWEEN)} ){0,2}${oneOf(TURNED_OUT)}\\b`, 'i'),
  /["“][^"”]{3,200}["”]/,
  /\bwhen i\b|\basked (?:about|for|what|how|why|whether|who|to)\b|\b(?:would|had) have\b|\bleft out\b/i,
];

/** Words that say how much or when, which is what makes an action a plan. */
export const MEASURED =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty|daily|weekly|every|each|tomorrow|tonight|today|\w+day|minutes?|hours?|aloud|timer|deadline)\b/i;

/** Verbs of things that can be done and seen to be done. */
export const DOING = stems(`
  add aim attempt connect continue dedicate deepen develop enhance familiarise focus improve increase master network polish
  strengthen add analyse answer apply argue arrange ask attack attend begin book borrow brainstorm break bring build calculate call check
  choose cite close code collect compare complete condense contact contribute convert copy correct count create cross cut debug define
  deploy describe design do draft draw drill edit email estimate exchange explain expand extract film find finish fix
  follow formulate gather give go identify implement interview invent join journal keep label lead learn leave list listen
  look make map mark measure meet memorise message mock model move name narrate note open organise outline paraphrase pause
  perform pick pitch plan play plot practise prepare present print prioritise program publish put quantify quiz quote read
  rebuild recalculate recite record redo redraw refactor refine refresh rehearse reorder repeat rephrase replace reread rerun research restate
  restructure retell retake review revise rewrite role-play run save say schedule script search select send set shadow
  shorten show sign simulate sit sketch skim slow sleep solve sort speak spend split start state stop structure study submit
  subscribe summarise swap switch take talk teach tell test think time trace track trade train transcribe translate try turn
  type update use verify visit volunteer walk watch wait work workshop write
`);

/** Verbs that are the same action when the rest is the same. */
export const SAME_DOING = [
  stems('practise train drill rehearse exercise repeat'),
  stems('read study learn review revise reread research refresh memorise'),
  stems('write draft note list'),
  stems('tell say explain retell describe'),
];

/** Terms of each field; a text full of one field's terms is not about another's. */
export const FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  finance: stems(`
    bank banking finance financial leverage leveraged debt equity bond loan covenant coupon maturity valuation dcf ebitda ebit
    multiple irr lbo buyout sponsor merger acquisition accretion dilution wacc beta portfolio fund hedge trading trader
    broker yield credit lender investor deal prospectus issuer underwriting syndication balance-sheet cashflow interest
    amortisation goodwill dividend ipo placement greenshoe rating restructuring recovery tranche stock shares earnings
  `),
  consulting: stems(`
    consulting consultant case framework hypothesis profitability client partner engagement mece brainstorm sizing
    recommendation exhibit growth operations procurement synergies workshop slide deck stakeholder
  `),
  tech: stems(`
    software code coding algorithm backend frontend database sql query python java javascript golang react api server cloud
    cache latency deploy kubernetes programming developer engineer machine-learning dataset regression classifier sprint
    backlog roadmap product metric bug test compiler threat vulnerability encryption exploit interval recursion complexity
    component interface ssrf csrf xss bcrypt token redirect
  `),
  law: stems(`
    law legal lawyer solicitor barrister attorney court judge clerk clerkship litigation dispute arbitration statute contract clause
    liability indemnity disclosure counsel associate trainee pupillage moot brief precedent negligence tort merger-control
    antitrust competition firm supervising remedy suppression deposition
  `),
};

/** What people talk about on a call about work, in any field. */
export const ABOUT_WORK = stems(`
  interview interviewer question answer role team firm job career cv resume internship intern candidate offer round group
  employer recruiter hiring hire project university degree thesis study colleague client manager partner associate analyst
  application apply skill knowledge technical practice practise prepare preparation case story example experience desk deal
  model code portfolio salary promotion mentor network assessment exam course graduate trainee motivation industry profession
  colleague office meeting presentation pitch letter structure calculation solution test
`);
