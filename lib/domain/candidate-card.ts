/**
 * What a professional sees of a candidate before the booking is confirmed: where they stand, what kind of
 * school, what interests them. Chosen from lists, so that nothing in it can name anybody.
 */
export type CandidateCard = {
  readonly stage: CurrentStage;
  readonly schoolType: SchoolType;
  readonly interests: readonly string[];
};

export const CURRENT_STAGES = [
  'first_years_student',
  'final_year_student',
  'masters_student',
  'doctoral_student',
  'recent_graduate',
  'early_career',
  'career_changer',
  'other',
] as const;
export type CurrentStage = (typeof CURRENT_STAGES)[number];

export const SCHOOL_TYPES = [
  'public_university',
  'private_university',
  'business_school',
  'vocational',
  'none',
  'other',
] as const;
export type SchoolType = (typeof SCHOOL_TYPES)[number];

export const INTERESTS = [
  'investment banking',
  'leveraged finance',
  'private equity',
  'asset management',
  'sales and trading',
  'consulting',
  'technology',
  'software engineering',
  'product management',
  'data science',
  'law',
  'entrepreneurship',
] as const;

const STAGE_WORDS: Record<CurrentStage, string> = {
  first_years_student: 'student in the first years',
  final_year_student: 'final-year student',
  masters_student: 'master’s student',
  doctoral_student: 'doctoral student',
  recent_graduate: 'recent graduate',
  early_career: 'first years in a job',
  career_changer: 'career changer',
  other: 'candidate',
};

const SCHOOL_WORDS: Record<SchoolType, string> = {
  public_university: 'public university',
  private_university: 'private university',
  business_school: 'business school',
  vocational: 'vocational school',
  none: '',
  other: '',
};

/** "Final-year student" */
export function stageWords(stage: CurrentStage): string {
  const words = STAGE_WORDS[stage];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "public university", or nothing where there is nothing to say. */
export function schoolWords(type: SchoolType): string {
  return SCHOOL_WORDS[type];
}

/** "Final-year student, public university" */
export function candidateHeadline(card: CandidateCard): string {
  return [stageWords(card.stage), schoolWords(card.schoolType)].filter(Boolean).join(', ');
}
