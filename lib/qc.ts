import type { WrittenFeedback } from './domain/feedback-structure';
import { type CallContext, type Judgement, judge } from './domain/qc-rubric';
import { type Env, env } from './env';

/** Who judged, as it is stored with the revision. */
export type JudgeName = Env['QC_PROVIDER'];

export type JudgedFeedback = Judgement & { readonly judge: JudgeName };

type Judge = (feedback: WrittenFeedback, context: CallContext) => Promise<JudgedFeedback>;

/** One judge per value of QC_PROVIDER; one without a judge does not compile. */
const JUDGES: Readonly<Record<JudgeName, Judge>> = {
  rules: async (feedback, context) => ({ ...judge(feedback, context), judge: 'rules' }),
};

/**
 * The one place that decides who judges written feedback. Takes and gives plain data, so that a judge may be a
 * function or a service; called by the job, outside any transaction.
 *
 * @param input feedback whose structure is right, and what is known of its call
 */
export function judgeFeedback(input: {
  readonly feedback: WrittenFeedback;
  readonly context: CallContext;
}): Promise<JudgedFeedback> {
  return JUDGES[env().QC_PROVIDER](input.feedback, input.context);
}
