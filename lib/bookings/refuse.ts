import type { Refusal } from '@/lib/domain/booking';
import { AppError } from '@/lib/errors';
import { invalidFields } from '@/lib/problem';

/** Turns a refusal of the transition table into the error a caller sees: what is so, and what to do. */
export function refuse(code: Refusal): AppError {
  switch (code) {
    case 'off_grid':
      return invalidFields([{ path: 'startAt', message: 'Calls start on a quarter of an hour.' }]);
    case 'too_soon':
      return invalidFields([{ path: 'startAt', message: 'This is too soon. Choose a later time.' }]);
    case 'too_far_ahead':
      return invalidFields([{ path: 'startAt', message: 'This is too far ahead. Choose an earlier time.' }]);
    case 'too_late':
      return new AppError('too_late', 'It is too late for this. The page shows what is possible now.');
    case 'nothing_proposed':
      return new AppError(
        'wrong_state',
        'No other time is proposed any more. The page shows what is so now.',
      );
    case 'already_proposed':
      return new AppError(
        'wrong_state',
        'Your last proposal still waits for its answer. Withdraw it first to propose other times.',
      );
    case 'no_rounds_left':
      return new AppError(
        'no_rounds_left',
        'Times have gone to and fro as often as they may. Take one that is proposed, or keep the time that is set.',
      );
    case 'not_another_time':
      return invalidFields([
        { path: 'startAts', message: 'Propose different times, and others than the one that is set.' },
      ]);
    case 'not_proposed':
      return invalidFields([{ path: 'startAt', message: 'Choose one of the times that are proposed.' }]);
    case 'not_accepted_yet':
      return new AppError('wrong_state', 'Accept the request first, then set a time.');
    case 'feedback_being_checked':
      return new AppError(
        'feedback_being_checked',
        'Your feedback is being checked. You will hear within minutes.',
      );
    case 'more_than_paid':
      return invalidFields([
        {
          path: 'refundCents',
          message: 'This is not a part of what was paid. To give all of it back, choose that.',
        },
      ]);
    case 'wrong_state':
    case 'not_yours_to_do':
    case 'too_early':
      return new AppError('wrong_state', 'The booking has moved on, so this is not possible any more.');
  }
}
