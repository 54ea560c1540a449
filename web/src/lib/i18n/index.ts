import { computed, ref, shallowRef } from 'vue';
import { compileSentence, type Sentence, type Values } from './sentence';
import zh from './zh';

export type Locale = 'zh' | 'en';
export type Words = { [key: string]: string | Words };
/** The words of one area; English ones are fetched when somebody reads English. */
export type WordSource = Record<Locale, () => Promise<{ default: Words }>>;

const stored = 'atrium.locale';
const tags: Record<Locale, string> = { zh: 'zh-CN', en: 'en' };
const core: WordSource = { zh: async () => ({ default: zh }), en: () => import('./en') };
const sources = new Map<string, WordSource>([['core', core]]);
const loaded = new Set<string>();

const chosen = ref<Locale>('zh');
/** By language and dotted key. Replaced, not changed, when words arrive, so that what shows them follows. */
const sentences = shallowRef<Record<Locale, Map<string, Sentence>>>({ zh: new Map(), en: new Map() });

export const locale = computed(() => chosen.value);
export const languageTag = computed(() => tags[chosen.value]);
/** Names and texts of items are Chinese data whatever the reader's language: `lang` on them tells a screen reader. */
export const dataLanguage = computed(() => (chosen.value === 'zh' ? undefined : 'zh-CN'));

function* flattened(words: Words, prefix = ''): Generator<[string, Sentence]> {
  for (const [name, value] of Object.entries(words)) {
    if (typeof value === 'string') yield [prefix + name, compileSentence(value)];
    else yield* flattened(value, `${prefix}${name}.`);
  }
}

function learn(language: Locale, words: Words): void {
  const known = new Map([...sentences.value[language], ...flattened(words)]);
  sentences.value = { ...sentences.value, [language]: known };
}

learn('zh', zh);
loaded.add('core/zh');

async function load(language: Locale): Promise<void> {
  const missing = [...sources].filter(([name]) => !loaded.has(`${name}/${language}`));
  await Promise.all(
    missing.map(async ([name, source]) => {
      learn(language, (await source[language]()).default);
      loaded.add(`${name}/${language}`);
    }),
  );
}

export async function addWords(name: string, source: WordSource): Promise<void> {
  sources.set(name, source);
  await load('zh');
  if (chosen.value !== 'zh') await load(chosen.value);
}

export async function chooseLocale(language: Locale): Promise<void> {
  await load(language);
  chosen.value = language;
  document.documentElement.lang = tags[language];
  localStorage.setItem(stored, language);
}

/** Chinese unless this reader chose otherwise before: a city hall speaks its city's language first. */
export async function restoreLocale(): Promise<void> {
  if (localStorage.getItem(stored) === 'en') await chooseLocale('en');
  else document.documentElement.lang = tags.zh;
}

/** Words of the server's data, which come in both languages. */
export const say = (words: { zh: string; en: string }): string => words[chosen.value];

/** Words in the reader's language. Used in a template or a computed value, it follows a change of language. */
export function t(key: string, values: Values = {}, count?: number): string {
  const sentence = sentences.value[chosen.value].get(key) ?? sentences.value.zh.get(key);
  // A key without words is a slip that test/house.test.ts finds; the key itself is the best that can be shown.
  return sentence?.(count === undefined ? values : { count, ...values }) ?? key;
}
