// Writes one JSON object a line for each test that begins or ends, for node_tests.py. Suites count only when
// they fail by themselves, in a hook for example: their tests are reported one by one.
export default async function* report(source) {
  for await (const { type, data } of source) {
    const line = type === 'test:dequeue' ? { name: data.name, outcome: 'begun' } : ended(type, data);
    if (line) yield `${JSON.stringify(line)}\n`;
  }
}

function ended(type, { name, skip, details }) {
  if (type !== 'test:pass' && type !== 'test:fail') return null;
  const { error } = details;
  const isOfItself = error && error.failureType !== 'subtestsFailed';
  if (details.type === 'suite' && !isOfItself) return { name, outcome: 'suite' };
  if (skip) return { name, outcome: 'skipped' };
  return { name, outcome: type === 'test:pass' ? 'passed' : 'failed', message: error && messageOf(error) };
}

function messageOf(error) {
  const text = String(error.cause?.stack ?? error.cause?.message ?? error.cause ?? error.message);
  return text.split('\n').filter((line) => !/^\s+at .*\bnode:(internal|async_hooks)/.test(line)).join('\n');
}
