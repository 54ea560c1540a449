// node story.mjs SERVER GATEWAY: says how many of its sentences hold, as the last line.
const [server, gateway] = process.argv.slice(2);
let passed = 0;
let failed = 0;
let mobiles = 0;

const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

async function until(what, seconds) {
  for (let left = seconds * 4; left > 0; left -= 1) {
    const found = await what().catch(() => undefined);
    if (found) return found;
    await pause(0.25);
  }
  return undefined;
}

async function askForCode() {
  mobiles += 1;
  const mobile = `138${String(mobiles).padStart(8, '0')}`;
  const begun = Date.now();
  const answer = await fetch(`${server}/api/mobile-codes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `sms-${mobile}` },
    body: JSON.stringify({ mobile }),
  });
  const { demo_code: code } = await answer.json();
  return { mobile, code, status: answer.status, took: Date.now() - begun };
}

const behave = (mode, times) =>
  fetch(`${gateway}/behaviour`, { method: 'PUT', body: JSON.stringify({ mode, times }) });
const sent = async () => (await fetch(`${gateway}/sent`)).json();
const messagesTo = async (mobile) => (await sent()).messages.filter((one) => one.mobile === mobile);
const arrival = (mobile, seconds) =>
  until(async () => {
    const found = await messagesTo(mobile);
    return found.length ? found : undefined;
  }, seconds);

async function holds(sentence, story) {
  const good = await story().catch((fault) => {
    console.log(String(fault));
    return false;
  });
  if (good) passed += 1;
  else {
    failed += 1;
    console.log(`does not hold: ${sentence}`);
  }
}

await until(async () => (await fetch(`${server}/readyz`)).ok && (await sent()), 60);

await holds('a code reaches the mobile that asked for it', async () => {
  const { mobile, code } = await askForCode();
  const [message] = (await arrival(mobile, 20)) ?? [];
  return message?.text.includes(code);
});
await holds('a refused message is not tried again', async () => {
  await behave('refuse', 1);
  const before = (await sent()).asked;
  const { mobile, status } = await askForCode();
  await pause(14);
  return status === 200 && (await sent()).asked === before + 1 && (await messagesTo(mobile)).length === 0;
});
await holds('a gateway that fails is asked again', async () => {
  await behave('fail', 1);
  const { mobile } = await askForCode();
  return (await arrival(mobile, 40)) !== undefined;
});
await holds('a gateway that is silent holds up nobody, and sends a message once', async () => {
  await behave('slow', 1);
  const { mobile, took } = await askForCode();
  await arrival(mobile, 20);
  await pause(26);
  return took < 5000 && (await messagesTo(mobile)).length === 1;
});
await holds('what a gateway loses costs nothing but the message', async () => {
  await behave('lose', 1);
  const { mobile, status } = await askForCode();
  await pause(3);
  const next = await askForCode();
  return status === 200 && (await messagesTo(mobile)).length === 0 && (await arrival(next.mobile, 20)) !== undefined;
});

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
