export type Values = Record<string, unknown>;
export type Sentence = (values: Values) => string;

function compileForm(form: string): Sentence {
  const parts = form.split(/\{(\w+)\}/);
  return (values) => parts.map((part, at) => (at % 2 ? String(values[part] ?? '') : part)).join('');
}

/** Our sentences know two things: `{name}` stands for a value, and ` | ` parts one from any other number. */
export function compileSentence(message: string): Sentence {
  const [one, many] = message.split(' | ').map(compileForm);
  return (values) => (many && values.count !== 1 ? many(values) : one!(values));
}
