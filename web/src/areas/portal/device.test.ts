import { beforeAll, expect, test } from 'vitest';
import { addWords } from '@/lib/i18n';
import { deviceName } from './device';
import { words } from './routes';

beforeAll(() => addWords('portal', words));

test.each([
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36',
    '安卓手机 · Chrome',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0',
    'Windows · Edge',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0', '苹果手机或平板 · 微信'],
  ['curl/8.5', '其他设备'],
])('%s', (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});
