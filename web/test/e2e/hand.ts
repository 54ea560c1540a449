import type { Locator, Page } from 'playwright-core';

/** How somebody works a page: with a finger or a mouse, or with the keyboard alone. */
export interface Hand {
  press(target: Locator): Promise<void>;
  fill(target: Locator, text: string): Promise<void>;
  tick(target: Locator): Promise<void>;
  choose(target: Locator, label: string): Promise<void>;
  attach(target: Locator, files: string[]): Promise<void>;
}

export const pointer: Hand = {
  press: (target) => target.click(),
  fill: (target, text) => target.fill(text),
  // The box that one sees covers the browser's own control.
  tick: (target) => target.check({ force: true }),
  choose: async (target, label) => void (await target.selectOption({ label })),
  attach: (target, files) => target.setInputFiles(files),
};

const stepsMost = 400;

/** Everything with Tab, arrows, Space and Enter; what cannot be reached by them fails. */
export function keyboard(page: Page): Hand {
  const has = (target: Locator) => target.evaluate((element) => element === document.activeElement);

  async function reach(target: Locator, arrived: () => Promise<boolean> = () => has(target)): Promise<void> {
    await target.waitFor({ state: 'attached' });
    for (let steps = 0; steps < stepsMost; ++steps) {
      if (await arrived()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`cannot be reached by keyboard: ${target}`);
  }

  async function tickRadio(target: Locator): Promise<void> {
    const sameGroup = () =>
      target.evaluate((element) => {
        const active = document.activeElement;
        return active instanceof HTMLInputElement && active.name === (element as HTMLInputElement).name;
      });
    await reach(target, sameGroup);
    if (await has(target)) return page.keyboard.press('Space');
    for (let steps = 0; steps < stepsMost && !(await has(target)); ++steps)
      await page.keyboard.press('ArrowDown');
  }

  return {
    async press(target) {
      await reach(target);
      await page.keyboard.press('Enter');
    },
    async fill(target, text) {
      await reach(target);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    async tick(target) {
      if (await target.isChecked()) return;
      if ((await target.getAttribute('type')) === 'radio') return tickRadio(target);
      await reach(target);
      await page.keyboard.press('Space');
    },
    async choose(target, label) {
      await reach(target);
      const chosen = () =>
        target.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label.trim());
      for (let steps = 0; steps < stepsMost; ++steps) {
        if ((await chosen()) === label) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`no such choice: ${label}`);
    },
    // What opens then is the system's own window, which no page and no test can reach.
    async attach(target, files) {
      await reach(target);
      await target.setInputFiles(files);
    },
  };
}
