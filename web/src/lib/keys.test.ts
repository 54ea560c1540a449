import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { activeKeys, letterOf, press, switchKeys, useKeys } from './keys';

let page: EffectScope;
const accept = vi.fn();
const confirm = vi.fn();
const pressed = (key: string, more: KeyboardEventInit = {}, on: EventTarget = document.body) => {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
  Object.defineProperty(event, 'target', { value: on });
  press(event);
  return event;
};

beforeEach(() => {
  vi.resetAllMocks();
  switchKeys(true);
  page = effectScope();
  page.run(() => useKeys([{ key: 'a', name: '受理', run: accept }]));
});
afterEach(() => page.stop());

test('a key does its act, and nothing once the page is left', () => {
  expect(pressed('a').defaultPrevented).toBe(true);
  page.stop();
  pressed('a');
  expect(accept).toHaveBeenCalledTimes(1);
});

test('letters typed into a field, or with a modifier, are left alone', () => {
  const input = document.createElement('input');
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
  pressed('a', {}, input);
  pressed('a', {}, document.createElement('textarea'));
  pressed('a', { ctrlKey: true });
  expect(accept).not.toHaveBeenCalled();
  pressed('a', {}, box);
  expect(accept).toHaveBeenCalledTimes(1);
});

test('a question on top has the keyboard to itself', () => {
  const question = effectScope();
  question.run(() => useKeys([{ key: 'y', name: '确认', run: confirm }], true));
  pressed('a');
  pressed('y');
  expect(accept).not.toHaveBeenCalled();
  expect(confirm).toHaveBeenCalledTimes(1);
  question.stop();
  pressed('a');
  expect(accept).toHaveBeenCalledTimes(1);
});

test('who has switched the keys off keeps them off', () => {
  switchKeys(false);
  pressed('a');
  expect(accept).not.toHaveBeenCalled();
  expect(localStorage.getItem('atrium.keys')).toBe('off');
});

test('a part may give a key of its page another meaning', () => {
  const part = effectScope();
  part.run(() => useKeys([{ key: 'a', name: '附件', run: confirm }]));
  expect(activeKeys.value.map(({ name }) => name)).toEqual(['附件']);
  part.stop();
  expect(activeKeys.value.map(({ name }) => name)).toEqual(['受理']);
});

test('an input method for Chinese does not get in the way', () => {
  expect(letterOf({ key: 'Process', code: 'KeyJ' })).toBe('j');
  expect(letterOf({ key: '?', code: 'Slash' })).toBe('?');
});
