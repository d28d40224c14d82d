import { type Locator, expect } from '@playwright/test';

/** Presses one key until the element has the focus. Fails if `max` presses do not reach it: it is then not usable by keyboard. */
export async function pressUntilFocused(element: Locator, key = 'Tab', max = 120): Promise<void> {
  const isFocused = () => element.evaluate((each) => each.contains(document.activeElement));
  await expect(element).toBeVisible();
  for (let pressed = 0; pressed < max; pressed += 1) {
    if (await isFocused()) return;
    await element.page().keyboard.press(key);
  }
  await expect(element).toBeFocused();
}
