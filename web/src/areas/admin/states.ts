import type { VersionState } from './api';

const tones: Record<VersionState, 'neutral' | 'brand' | 'bronze' | 'success' | 'warning' | 'danger'> = {
  draft: 'neutral',
  dept_review: 'brand',
  central_review: 'brand',
  ready: 'bronze',
  active: 'success',
  suspended: 'warning',
  superseded: 'neutral',
  cancelled: 'danger',
};

export const toneOf = (state: VersionState) => tones[state];
