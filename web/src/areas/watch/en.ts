import type zh from './zh';

const en: typeof zh = {
  watch: {
    title: 'All cases',
    filters: 'Filter the cases',
    organ: 'Organ',
    state: 'State',
    any: 'All',
    from: 'Submitted from',
    to: 'Submitted until',
    overdue: 'Overdue',
    soon: 'Due soon',
    clear: 'Clear the filters',
    none: 'No case matches',
    noneText: 'Use fewer filters, or check the number or the name.',
  },
};

export default en;
