import { t } from '@/lib/i18n';

/** First what names itself as something else: every browser says Mozilla, many say Chrome or Safari. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, 'portal.device.wechat'],
  [/Edg/, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/Android/, 'portal.device.android'],
  [/iPhone|iPad/, 'portal.device.apple'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** 安卓手机 · Chrome: what a browser calls itself, as people say it. */
export function deviceName(agent: string): string {
  const found = [systems, browsers].map((list) => list.find(([sign]) => sign.test(agent))?.[1]);
  const names = found.filter((name) => name !== undefined).map((name) => t(name));
  return names.join(' · ') || t('portal.device.other');
}
