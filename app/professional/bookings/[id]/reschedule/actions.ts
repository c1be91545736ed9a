'use server';

import { refresh } from 'next/cache';
import { proposingTimes } from '@/lib/bookings/time-actions';
import type { FormState } from '@/lib/form-state';

/** Proposes the ticked times. When they are refused the page shows the times of this moment. */
export async function proposeTimes(before: FormState, form: FormData): Promise<FormState> {
  const state = await proposingTimes(before, form);
  refresh();
  return state;
}
