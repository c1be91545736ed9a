import {
  CURRENT_STAGES,
  type CurrentStage,
  INTERESTS,
  SCHOOL_TYPES,
  type SchoolType,
} from '@/lib/domain/candidate-card';
import type { WeeklyWindow } from '@/lib/domain/weekly-windows';
import { CANDIDATE_HOURS } from './hours';
import { CITIES, type City, type CityName } from './places';
import { newName } from './professionals';
import { seededRandom } from './random';

/** A candidate of the demo, as plain data. */
export type DemoCandidate = {
  /** 1 to 40: `cand1@monet.local` ... */
  readonly number: number;
  readonly email: string;
  readonly name: string;
  readonly zone: string;
  readonly stage: CurrentStage;
  readonly schoolType: SchoolType;
  readonly interests: readonly string[];
  readonly windows: readonly WeeklyWindow[];
};

const COUNT = 40;
const HOMES: readonly [CityName, ...CityName[]] = [
  ...(['New York', 'London', 'New York', 'London', 'Toronto', 'Chicago', 'San Francisco', 'Paris'] as const),
  ...([
    'Frankfurt',
    'Madrid',
    'Lagos',
    'Johannesburg',
    'Mumbai',
    'Singapore',
    'Sydney',
    'São Paulo',
  ] as const),
];

/** Maya Okafor, whose bookings the pictures show, is cand1. */
const MAYA = {
  number: 1,
  email: 'cand1@monet.local',
  name: 'Maya Okafor',
  zone: CITIES['New York'].zone,
  stage: 'final_year_student',
  schoolType: 'public_university',
  interests: ['investment banking', 'leveraged finance'],
  windows: CANDIDATE_HOURS,
} as const satisfies DemoCandidate;

/** The 40 candidates, always the same ones. */
export function demoCandidates(): DemoCandidate[] {
  const random = seededRandom(40);
  const taken = new Set<string>([MAYA.name]);
  const others = Array.from({ length: COUNT - 1 }, (_, index): DemoCandidate => {
    const number = index + 2;
    const home: City = CITIES[HOMES[(number - 1) % HOMES.length] ?? HOMES[0]];
    return {
      number,
      email: `cand${number}@monet.local`,
      name: newName(home, random, taken),
      zone: home.zone,
      stage: random.pick(CURRENT_STAGES),
      schoolType: random.pick(SCHOOL_TYPES),
      interests: random.some(INTERESTS, random.between(1, 3)),
      windows: CANDIDATE_HOURS,
    };
  });
  return [MAYA, ...others];
}
