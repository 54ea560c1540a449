import type zh from './zh';

const en: typeof zh = { admin: {} };

export default en;
