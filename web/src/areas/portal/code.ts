import type { Trouble } from '@/lib/api/problem';

/** Codes asked for too often concern this mobile, not the crowd before the counter. */
export const tooOftenOf = (trouble?: Trouble): string | undefined =>
  trouble?.kind === 'again' ? trouble.problem?.detail : undefined;

/** A wrong code is a 401 like an ended session; here the server says what did not fit. */
export const wrongCodeOf = (trouble?: Trouble): string | undefined =>
  trouble?.kind === 'login' ? trouble.problem?.title : undefined;
